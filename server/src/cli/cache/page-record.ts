import type { CheckBasis, KeptAnswer, KeptBasis } from '../../lint/basis.ts';
import { parseJson } from '../../text/json.ts';
import type { Facts } from '../../workspace/facts.ts';
import type { Question } from '../../workspace/trace.ts';
import type { ExaminedPage } from '../examine.ts';
import { digestOf, digestOfText } from './digest.ts';

/** All that is to be known of a page that was checked, as plain data: what the cache keeps, and what a shard hands on. */
export interface PageRecord {
  readonly report: ExaminedPage;
  readonly dependencies: RecordDependencies;
}

/** What the report of a record was made from, and what other pages may need to know of the page. */
export interface RecordDependencies {
  /** Digest of the page's text. */
  readonly text: string;
  /** Digest of its configuration. */
  readonly sources: string;
  readonly hasMarks: boolean;
  readonly recurring: Readonly<Record<string, string>>;
  readonly facts: Facts;
  readonly days: KeptBasis['days'];
  /** Question, what about, and the digest of the answer. */
  readonly answers: readonly (readonly [Question, string, string])[];
}

/** A record of a page that has just been checked. */
export function recordOf(
  text: string,
  report: ExaminedPage,
  basis: CheckBasis,
  hasMarks: boolean,
): PageRecord {
  const { recurring, facts, days } = basis;
  const answers = basis
    .answers()
    .map(({ question, about, answer }) => [question, about, digestOf(answer)] as const);
  const sources = digestOf(basis.sources);
  return {
    report,
    dependencies: { text: digestOfText(text), sources, hasMarks, recurring, facts, days, answers },
  };
}

/** What the findings of a record were made from. */
export function basisOf({ dependencies: { answers, days, hasMarks } }: PageRecord): KeptBasis {
  const kept = answers.map(([question, about, digest]): KeptAnswer => ({ question, about, digest }));
  return { answers: kept, days, hasMarks };
}

/** A record as two lines of text: most runs need only the first of each page. */
export function linesOf({
  report,
  dependencies,
}: PageRecord): readonly [report: string, dependencies: string] {
  return [JSON.stringify(report), JSON.stringify(dependencies)];
}

/** The record that `linesOf` made lines of; each is parsed when it is first needed. */
export function recordFrom(reportLine: string, dependenciesLine: string): PageRecord {
  let report: ExaminedPage | undefined;
  let dependencies: RecordDependencies | undefined;
  return {
    get report() {
      report ??= parseJson(reportLine) as ExaminedPage;
      return report;
    },
    get dependencies() {
      dependencies ??= parseJson(dependenciesLine) as RecordDependencies;
      return dependencies;
    },
  };
}
