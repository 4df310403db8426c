import type { RuleDescription } from './schema-node.ts';
import type { DataPath } from './source.ts';

/** Takes an error at a place of the data; `part` says whether the key or its value is wrong. */
export type ReportError = (
  at: DataPath,
  part: 'key' | 'value',
  message: string,
  severity?: 'error' | 'warning',
) => void;

/** What checking the shape of a file needs, and where its errors go. */
export interface Validation {
  /** The rules there are, by id. */
  readonly rules: ReadonlyMap<string, RuleDescription>;
  readonly report: ReportError;
  /** How many more globs and patterns the configuration may bring, all its files together. */
  readonly expressions: { left: number };
}
