import { coloredLogSafe, logSafe } from '../../text/printable.ts';
import type { ReporterFactory } from './reporter.ts';

/**
 * A reporter whose text is read by people, mostly in a log: whatever it writes, neither a terminal nor a CI system obeys it.
 * Formats for programs escape by their own means, so that they carry the data as it is.
 */
export function forPeople(factory: ReporterFactory): ReporterFactory {
  return (options) => {
    const safe = options.colours.isColorSupported ? coloredLogSafe : logSafe;
    return factory({ ...options, write: (text) => options.write(safe(text)) });
  };
}
