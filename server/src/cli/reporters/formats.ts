/** What the help says of each format. */
const SUMMARIES = {
  stylish: 'for people: findings by page, with the lines they stand in',
  compact: 'for people: one line for each finding, as ESLint writes it',
  unix: 'one line for each finding, as compilers write it: for editors and grep',
  json: 'everything, for programs of your own',
  sarif: 'SARIF 2.1.0, for code scanning on GitHub, Azure DevOps and others',
  github: 'annotations of a GitHub Actions job',
  gitlab: 'a GitLab code quality report',
  junit: 'JUnit XML: errors are failed tests',
  checkstyle: 'Checkstyle XML, for Jenkins and others',
  rdjson: 'for reviewdog',
  markdown: 'a short summary, for pull requests and job summaries',
  html: 'a report in one page, with the translations that are missing or out of date',
} as const;

export type Format = keyof typeof SUMMARIES;

/** The values of `--format`. */
export const FORMATS = Object.keys(SUMMARIES) as readonly Format[];

export function isFormat(text: string): text is Format {
  return Object.hasOwn(SUMMARIES, text);
}

/** The formats in which `--statistics` can be printed. */
export type StatisticsFormat = 'stylish' | 'json';

export function hasStatistics(format: Format): format is StatisticsFormat {
  return format === 'stylish' || format === 'json';
}

/** The formats as lines of the help. */
export function formatTable(): string[] {
  const width = Math.max(...FORMATS.map((name) => name.length));
  return FORMATS.map((name) => `  ${name.padEnd(width)}  ${SUMMARIES[name]}`);
}
