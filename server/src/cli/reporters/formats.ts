/** What the help says of each format. */
const SUMMARIES = {
  stylish: 'findings by page, with source lines (default)',
  compact: 'one line per finding, like ESLint',
  unix: 'one line per finding, like compilers, for editors and grep',
  json: 'all data, for your own programs',
  sarif: 'SARIF 2.1.0, for code scanning on GitHub, Azure DevOps, and others',
  github: 'annotations for GitHub Actions',
  gitlab: 'GitLab Code Quality report',
  junit: 'JUnit XML, with errors as failed tests',
  checkstyle: 'Checkstyle XML, for Jenkins and others',
  rdjson: 'reviewdog JSON',
  markdown: 'short summary for pull requests and job summaries',
  html: 'single-page report, including missing and out-of-date translations',
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
