import internalError from '../rules/page/internal-error.ts';
import type { PageReport } from '../service.ts';
import type { Log } from './log.ts';

/** Logs each failure of a rule once; on the page it is a finding. */
export function reportInternalErrors(log: Log): (uri: string, report: PageReport) => void {
  const reported = new Set<string>();
  return (uri, { findings }) => {
    for (const { rule, message } of findings) {
      if (rule !== internalError.id || reported.has(message)) continue;
      reported.add(message);
      log.error(`${uri}: ${message}`);
    }
  };
}
