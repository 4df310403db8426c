import { jsonText } from '../shell/json-text.ts';
import type { FileReport } from './report.ts';
import type { ReporterFactory } from './reporter.ts';

/** One JSON object, as described by schemas/check-report.schema.json. */
export const json: ReporterFactory = ({ write }) => ({
  end(report) {
    let separator = '{';
    for (const [key, value] of Object.entries(report)) {
      write(`${separator}\n  ${jsonText(key)}: `);
      if (key === 'files') writeFiles(report.files, write);
      else write(indented(value, 2));
      separator = ',';
    }
    write('\n}\n');
  },
});

/** Page by page: as one text, the pages of a large repository would take hundreds of megabytes. */
function writeFiles(files: readonly FileReport[], write: (text: string) => void): void {
  let separator = '[';
  for (const file of files) {
    write(`${separator}\n    ${indented(file, 4)}`);
    separator = ',';
  }
  write(files.length > 0 ? '\n  ]' : '[]');
}

function indented(value: unknown, depth: number): string {
  return jsonText(value, 2).replaceAll('\n', `\n${' '.repeat(depth)}`);
}
