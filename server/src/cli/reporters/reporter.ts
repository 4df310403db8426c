import type { Colours } from '../io.ts';
import type { CheckReport, FileReport } from '../report.ts';

/** What a reporter is given to write with. */
export interface ReporterOptions {
  readonly write: (text: string) => void;
  readonly colours: Colours;
  /** Width of the terminal in cells; `undefined` when the output is none. */
  readonly columns: number | undefined;
  /** Whether findings of severity `hint` are to be shown to people; formats for programs always have them. */
  readonly hints: boolean;
}

/** A page that has been checked. */
export interface CheckedPage {
  readonly report: FileReport;
  /** Its text, without a byte-order mark, by lines: what the report's lines and columns count in. */
  readonly line: (line: number) => string;
}

/** One output format of `playbook check`. */
export interface Reporter {
  /** Called for each page as soon as it has been checked, in the order of the report. */
  page?(page: CheckedPage): void;
  /**
   * Called once at the end.
   * @param faults how many files and arguments could not be checked; standard error says why
   */
  end(report: CheckReport, faults: number): void;
}

export type ReporterFactory = (options: ReporterOptions) => Reporter;
