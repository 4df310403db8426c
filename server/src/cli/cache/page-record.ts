import type { CheckBasis, KeptAnswer, KeptBasis } from '../../lint/basis.ts';
import type { Facts } from '../../workspace/facts.ts';
import type { Question } from '../../workspace/trace.ts';
import type { ExaminedPage } from '../examine.ts';
import { digestOf, digestOfText } from './digest.ts';

/** All that is to be known of a page that was checked, as plain data: what the cache keeps, and what a shard hands on. */
export interface PageRecord {
  /** Digest of its text. */
  readonly text: string;
  /** Digest of its configuration. */
  readonly sources: string;
  readonly hasMarks: boolean;
  readonly recurring: Readonly<Record<string, string>>;
  readonly facts: Facts;
  readonly days: KeptBasis['days'];
  /** Question, what about, and the digest of the answer. */
  readonly answers: readonly (readonly [Question, string, string])[];
  readonly report: ExaminedPage;
}

/** A record of a page that has just been checked. */
export function recordOf(
  text: string,
  report: ExaminedPage,
  basis: CheckBasis,
  hasMarks: boolean,
): PageRecord {
  const { recurring, facts, days } = basis;
  return {
    text: digestOfText(text),
    sources: digestOf(basis.sources),
    hasMarks,
    recurring,
    facts,
    days,
    answers: basis.answers().map(({ question, about, answer }) => [question, about, digestOf(answer)]),
    report,
  };
}

/** What the findings of a record were made from. */
export function basisOf({ answers, days, hasMarks }: PageRecord): KeptBasis {
  const kept = answers.map(([question, about, digest]): KeptAnswer => ({ question, about, digest }));
  return { answers: kept, days, hasMarks };
}
