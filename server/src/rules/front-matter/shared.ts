import type { FrontMatterEntry, Playbook } from '../../playbook/model.ts';
import { valueDefects } from '../../playbook/queries/front-matter-value.ts';
import { newestUpdate } from '../../playbook/queries/update-summary.ts';
import type { Profile } from '../../profile/profile.ts';
import type { FrontMatterKey } from '../../profile/types.ts';
import { formatDate } from '../../text/date.ts';
import type { Span } from '../../text/span.ts';
import { editDistance, fold, nearest } from '../../text/words.ts';
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
export function entryLines(entry: FrontMatterEntry, { lines }: Playbook): Span {
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
    const meant = nearest(key, absent).find((candidate) => !found.has(candidate) && isTypo(key, candidate));
    if (meant !== undefined) found.set(meant, entry);
  }
  return found;
}

/** `nearest` looks a third of the word around; a key that is another key's neighbour by nature must be nearer than that. */
function isTypo(key: string, meant: string): boolean {
  return editDistance(fold(key), fold(meant)) <= Math.max(1, Math.floor(meant.length / 4));
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
    valueDefects({ key: part, value: part, items: [part], span: part.span }, definition, value).length === 0
  );
}
