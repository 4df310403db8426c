import type { CachedDependencies, CachedDependency, CheckDependencies } from '../../../lint/dependencies.ts';
import { parseJson } from '../../../text/json.ts';
import type { Facts } from '../../../workspace/facts.ts';
import type { DependencyQuery } from '../../../workspace/recording-view.ts';
import type { PageResultReport } from '../check-page.ts';
import { digestOf, digestOfText } from './digest.ts';

/** All that is to be known of a page that was checked, as plain data: what the cache keeps, and what a shard hands on. */
export interface PageRecord {
  readonly report: PageResultReport;
  readonly dependencies: RecordDependencies;
}

/** What the report of a record was made from, and what other pages may need to know of the page. */
export interface RecordDependencies {
  /** Digest of the page's text. */
  readonly text: string;
  /** Digest of its configuration. */
  readonly sources: string;
  readonly looksLikePlaybook: boolean;
  readonly recurring: Readonly<Record<string, string>>;
  readonly facts: Facts;
  readonly validDays: CachedDependencies['validDays'];
  /** Question, what about, and the digest of the answer. */
  readonly dependencies: readonly (readonly [DependencyQuery, string, string])[];
}

/** A record of a page that has just been checked. */
export function recordOf(
  text: string,
  report: PageResultReport,
  checked: CheckDependencies,
  looksLikePlaybook: boolean,
): PageRecord {
  const { recurring, facts, validDays } = checked;
  const dependencies = checked
    .recorded()
    .map(
      ({ query: question, subject: about, value: answer }) => [question, about, digestOf(answer)] as const,
    );
  const sources = digestOf(checked.sources);
  return {
    report,
    dependencies: {
      text: digestOfText(text),
      sources,
      looksLikePlaybook,
      recurring,
      facts,
      validDays,
      dependencies,
    },
  };
}

/** What the findings of a record were made from. */
export function cachedDependencies({
  dependencies: { dependencies, validDays, looksLikePlaybook },
}: PageRecord): CachedDependencies {
  const kept = dependencies.map(
    ([question, about, digest]): CachedDependency => ({ query: question, subject: about, digest }),
  );
  return { recorded: kept, validDays, looksLikePlaybook };
}

/** A record as two lines of text: most runs need only the first of each page. */
export function linesAround({
  report,
  dependencies,
}: PageRecord): readonly [report: string, dependencies: string] {
  return [JSON.stringify(report), JSON.stringify(dependencies)];
}

/** The record that `linesAround` made lines of; each is parsed when it is first needed. */
export function recordFrom(reportLine: string, dependenciesLine: string): PageRecord {
  let report: PageResultReport | undefined;
  let dependencies: RecordDependencies | undefined;
  return {
    get report() {
      report ??= parseJson(reportLine) as PageResultReport;
      return report;
    },
    get dependencies() {
      dependencies ??= parseJson(dependenciesLine) as RecordDependencies;
      return dependencies;
    },
  };
}
