import internalFault from '../rules/page/internal-fault.ts';
import type { PageReport } from '../service.ts';
import type { Log } from './log.ts';

/** Logs each failure of a rule once; on the page it is a finding. */
export function reportFaults(log: Log): (uri: string, report: PageReport) => void {
  const told = new Set<string>();
  return (uri, { findings }) => {
    for (const { rule, message } of findings) {
      if (rule !== internalFault.id || told.has(message)) continue;
      told.add(message);
      log.error(`${uri}: ${message}`);
    }
  };
}
