import type { ReporterFactory } from './reporter.ts';

/** One JSON object, as described by schemas/check-report.schema.json. */
export const json: ReporterFactory = ({ write }) => ({
  end: (report) => write(`${JSON.stringify(report, null, 2)}\n`),
});
