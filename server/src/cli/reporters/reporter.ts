import type { BaselineState } from '../filter/known-findings.ts';
import type { Colours } from '../shell/io.ts';
import type { Repository } from '../targets/repository.ts';
import type { Coverage } from './coverage.ts';
import type { CheckReport, FileReport, ReportedFinding } from './report.ts';

/** What a reporter is given to write with. */
export interface ReporterOptions {
  readonly write: (text: string) => void;
  readonly colours: Colours;
  /** Width of the terminal in cells; `undefined` when the output is none. */
  readonly columns: number | undefined;
  /** Whether findings of severity `hint` are to be shown to people; formats for programs always have them. */
  readonly hints: boolean;
  readonly repository: Repository;
}

/** A page that has been checked. */
export interface CheckedPage {
  readonly report: FileReport;
  /** Its text, without a byte-order mark, by lines: what the report's lines and columns count in. */
  readonly line: (line: number) => string;
  /** How a finding compares with a baseline or an earlier commit; `undefined` for all findings of a run without one. */
  readonly stateOf?: (finding: ReportedFinding) => BaselineState | undefined;
}

/** One output format of `playbook check`. */
export interface Reporter {
  /** Called for each page as soon as it has been checked, in the order of the report. */
  page?(page: CheckedPage): void;
  /**
   * Called once at the end.
   * @param errors how many files and arguments could not be checked; standard error says why
   * @param coverage which pages there are in which language; made only for reporters that want it
   */
  end(report: CheckReport, errors: number, coverage?: Coverage): void;
  /** Whether `end` is to be given the coverage. */
  readonly wantsCoverage?: boolean;
}

export type ReporterFactory = (options: ReporterOptions) => Reporter;
