import type { FrontMatterEntry, Part, Playbook } from '../../playbook/model.ts';
import { fitsPattern } from '../../profile/pattern.ts';
import type { Profile } from '../../profile/profile.ts';
import type { FrontMatterKey } from '../../profile/types.ts';
import { compareDates, formatDate } from '../../text/date.ts';
import type { Span } from '../../text/span.ts';
import { editDistance, fold, nearest } from '../../text/words.ts';
import { isPlausible } from '../dates.ts';
import type { RuleContext } from '../rule.ts';

/** Where something is said about front matter as a whole: its first three hyphens. */
export function openingOf({ frontMatter }: Playbook): Span {
  const start = frontMatter?.span.start ?? 0;
  return { start, end: start + 3 };
}

/** The first entry of each key. */
export function firstEntries({ frontMatter }: Playbook): Map<string, FrontMatterEntry> {
  const found = new Map<string, FrontMatterEntry>();
  for (const entry of frontMatter?.entries ?? [])
    if (!found.has(entry.key.text)) found.set(entry.key.text, entry);
  return found;
}

/** The lines of an entry, their line ends included: what to delete to be rid of it. */
export function linesOf(entry: FrontMatterEntry, { lines }: Playbook): Span {
  return {
    start: lines.fullLine(lines.lineAt(entry.span.start)).start,
    end: lines.fullLine(lines.lineAt(entry.span.end)).end,
  };
}

/** Keys of the profile that are absent → the entry whose unknown key was probably meant to be that one. */
export function mistypedKeys(page: Playbook, { frontMatter }: Profile): Map<string, FrontMatterEntry> {
  const entries = firstEntries(page);
  const absent = Object.keys(frontMatter.keys).filter((key) => !entries.has(key));
  const found = new Map<string, FrontMatterEntry>();
  for (const [key, entry] of entries) {
    if (frontMatter.keys[key]) continue;
    const meant = nearest(key, absent).find((candidate) => !found.has(candidate) && isSlip(key, candidate));
    if (meant !== undefined) found.set(meant, entry);
  }
  return found;
}

/** `nearest` looks a third of the word around; a key that is another key's neighbour by nature must be nearer than that. */
function isSlip(key: string, meant: string): boolean {
  return editDistance(fold(key), fold(meant)) <= Math.max(1, Math.floor(meant.length / 4));
}

/** What is wrong with a value of a key, as its profile describes it. */
export type ValueFault =
  | { readonly kind: 'not-listed' | 'spelling'; readonly part: Part; readonly values: readonly string[] }
  | { readonly kind: 'never' | 'pattern'; readonly part: Part };

/** The faults of an entry's value; an empty value has none here. */
export function valueFaults(entry: FrontMatterEntry, definition: FrontMatterKey, text: string): ValueFault[] {
  const { values, separator } = definition;
  if (entry.value.text === '') return [];
  if (separator === undefined) return [entry.value].map((part) => faultOf(part, definition)).filter(isKnown);
  const items = entry.items.flatMap((item) => splitPart(item, separator, text));
  if (values) return items.map((part) => faultOf(part, definition)).filter(isKnown);
  return [entry.value].map((part) => faultOf(part, definition)).filter(isKnown);
}

function faultOf(part: Part, { values, notValues, pattern }: FrontMatterKey): ValueFault | undefined {
  if (notValues?.some((never) => fold(never) === fold(part.text))) return { kind: 'never', part };
  if (values && !values.includes(part.text)) {
    const spelling = values.filter((value) => fold(value) === fold(part.text));
    if (spelling.length > 0) return { kind: 'spelling', part, values: spelling };
    return { kind: 'not-listed', part, values };
  }
  return pattern !== undefined && !fitsPattern(pattern, part.text) ? { kind: 'pattern', part } : undefined;
}

/** The items of a text that a separator joins; where the source says it otherwise than the text, it stays whole. */
function splitPart(part: Part, separator: string, text: string): Part[] {
  if (text.slice(part.span.start, part.span.end) !== part.text) return [part];
  const items: Part[] = [];
  let start = part.span.start;
  for (const piece of part.text.split(separator)) {
    const item = piece.trim();
    const from = start + piece.indexOf(item);
    if (item !== '') items.push({ text: item, span: { start: from, end: from + item.length } });
    start += piece.length + separator.length;
  }
  return items;
}

/** A value that nearly every page has is taken for what a page without one wants. */
const PREVAILING = 0.8;
const ENOUGH_PAGES = 5;

/** The value that an absent or empty key most likely wants, where that is decidable. */
export function decidableValue(key: string, context: RuleContext): string | undefined {
  const definition = context.profile.frontMatter.keys[key];
  if (!definition) return undefined;
  if (definition.type === 'date') return dateValue(definition, context);
  const candidates = definition.recurring ? recurringValues(key, context) : [];
  if (definition.values?.length === 1) candidates.push(...definition.values);
  return candidates.find((candidate) => isRight(candidate, definition));
}

function dateValue({ formats }: FrontMatterKey, { page, profile, today }: RuleContext): string | undefined {
  const format = formats?.[0] ?? profile.languages.get(page.language)?.dateFormats[0];
  return format === undefined ? undefined : formatDate(newestUpdate(page, today) ?? today, format);
}

/** The newest date of the page's update summaries that is not in the future. */
export function newestUpdate(page: Playbook, today: RuleContext['today']): RuleContext['today'] | undefined {
  return page.updateSummaries
    .flatMap(({ updates }) => updates.map(({ value }) => value))
    .filter((date) => date !== undefined && isPlausible(date) && compareDates(date, today) <= 0)
    .reduce((newest, date) => (newest && date && compareDates(newest, date) >= 0 ? newest : date), undefined);
}

/** What translations of the page have, then what nearly all pages have. */
function recurringValues(key: string, { page, workspace }: RuleContext): string[] {
  const translations = [...workspace.translations(page.path).values()].filter((path) => path !== page.path);
  const found = translations.flatMap((path) => workspace.facts(path)?.recurring[key] ?? []);
  const counts = [...workspace.recurring(key)].sort(([, a], [, b]) => b - a);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const [value, count] = counts[0] ?? ['', 0];
  return total >= ENOUGH_PAGES && count >= total * PREVAILING ? [...found, value] : found;
}

function isRight(value: string, definition: FrontMatterKey): boolean {
  const part = { text: value, span: { start: 0, end: value.length } };
  return (
    valueFaults({ key: part, value: part, items: [part], span: part.span }, definition, value).length === 0
  );
}

function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined;
}
