import type { FrontMatterEntry } from '../../playbook/model.ts';
import { formatLike } from '../../playbook/queries/dates.ts';
import { valueDefects } from '../../playbook/queries/front-matter-value.ts';
import { languageFormats, newestUpdate } from '../../playbook/queries/update-summary.ts';
import type { FrontMatterKey } from '../../profile/types.ts';
import { type CalendarDate, compareDates } from '../../text/date.ts';
import type { FeatureContext } from '../context.ts';
import { t } from '../l10n.ts';
import { people } from '../people.ts';
import type { CompletionKind } from './item.ts';

/** A value that a key may have, and why it is offered. */
export interface CandidateValue {
  readonly text: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  /** Whether it is most likely the right one. */
  readonly likely?: boolean;
}

/**
 * The values that a key of the profile may have, the likeliest first.
 *
 * @param line the 0-based line of the key: what is being typed there is no value yet; -1 where there is none
 */
export function candidateValues(key: string, line: number, context: FeatureContext): CandidateValue[] {
  const definition = context.profile.frontMatter.keys[key];
  if (!definition) return [];
  const found = new Map<string, CandidateValue>();
  const candidates = [
    ...(definition.values ?? []).map((text): CandidateValue => ({ text, kind: 'value' })),
    ...(definition.type === 'date' ? dates(definition, context) : []),
    ...(definition.recurring ? recurring(key, line, context) : []),
    ...(definition.person
      ? people(context, line).map((text): CandidateValue => ({ text, kind: 'person' }))
      : []),
  ];
  for (const candidate of candidates)
    if (!found.has(candidate.text) && isRight(candidate.text, definition))
      found.set(candidate.text, candidate);
  return [...found.values()];
}

/** A date in the format of a key, with leading zeros if the key's old value has them. */
export function dateOfKey(
  date: CalendarDate,
  { formats }: FrontMatterKey,
  { page, profile }: Pick<FeatureContext, 'page' | 'profile'>,
  old?: string,
): string {
  const format = formats?.[0] ?? languageFormats(page, profile)[0] ?? 'YYYY-MM-DD';
  return formatLike(date, format, old === undefined ? [] : [old]);
}

function dates(definition: FrontMatterKey, context: FeatureContext): CandidateValue[] {
  const { page, today } = context;
  const newest = newestUpdate(page, today);
  const written = (date: CalendarDate): string => dateOfKey(date, definition, context);
  return [
    { text: written(today), kind: 'date', detail: t('today'), likely: true },
    ...(newest && compareDates(newest, today) !== 0
      ? [{ text: written(newest), kind: 'date' as const, detail: t('the newest change') }]
      : []),
  ];
}

/** What translations of the page have, then the values of all pages, the most frequent first. */
function recurring(key: string, line: number, { page, workspace }: FeatureContext): CandidateValue[] {
  const own = page.frontMatter?.entries.find(
    (entry) => entry.key.text === key && page.lines.lineAt(entry.key.span.start) === line,
  );
  const counts = [...workspace.recurring(key)].map(([text, count]): [string, number] => [
    text,
    text === own?.value.text ? count - 1 : count,
  ]);
  const translated = [...workspace.translations(page.path).values()]
    .filter((path) => path !== page.path)
    .flatMap((path) => workspace.facts(path)?.recurring[key] ?? []);
  const often = counts.filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
  return [
    ...translated.map((text, index): CandidateValue => {
      return { text, kind: 'value', detail: t('as in a translation of this page'), likely: index === 0 };
    }),
    ...often.map(([text, count]): CandidateValue => {
      return { text, kind: 'value', detail: count === 1 ? t('on 1 page') : t('on {0} pages', count) };
    }),
  ];
}

function isRight(text: string, definition: FrontMatterKey): boolean {
  const part = { text, span: { start: 0, end: text.length } };
  const entry: FrontMatterEntry = { key: part, value: part, items: [part], span: part.span };
  return valueDefects(entry, definition, text).length === 0;
}
