import type { Playbook } from '../playbook/model.ts';
import { contains, isEmpty, type Span, slice } from '../text/span.ts';
import { tidy } from '../text/words.ts';
import type { Finding } from './finding.ts';

/**
 * What each finding is about, in words that stay the same when lines are inserted above it: the task's ID, the key of the
 * front matter, the link's address, the text that is underlined. With the page and the rule they tell a finding from others;
 * two that are alike in all three are told apart by their number only.
 *
 * @returns for each finding, in their order, what it is about: one thing, or several where it says that several are missing
 * @example subjectsOf(page, findings) // [['1204: Exchagne'], ['old-page.md'], ['description', 'ms.date']]
 */
export function subjectsOf(
  page: Playbook,
  findings: readonly Pick<Finding, 'span' | 'subject'>[],
): readonly (readonly string[])[] {
  if (findings.length === 0) return [];
  const places = placesOf(page);
  const links = inOrder(page.links.map(({ span, url, label }) => ({ span, name: url.text || label.text })));
  return findings.map(({ span, subject }) => {
    const subjects = subject === undefined ? [subjectOf(page, span, links, places)] : [subject].flat();
    return subjects.map((text) => short(tidy(text)) || EMPTY_LINE);
  });
}

function subjectOf(page: Playbook, span: Span, links: readonly Place[], places: readonly Place[]): string {
  const link = placeAround(span, links);
  if (link) return link.name;
  const place = placeAround(span, places);
  const name = tidy(place?.name ?? '');
  // A row as a whole is known by its name; its other cells may change.
  if (place && name !== '' && contains(span, place.span)) return name;
  const { start, end } = span;
  const underlined = tidy(page.text.slice(start, Math.min(end, start + MAX_READ)));
  // Marks alone, as of a heading, say little.
  const quote = name !== '' || /[\p{L}\p{N}]/u.test(underlined) ? underlined : lineText(page, span);
  return [...new Set([name, quote])].filter((part) => part !== '').join(': ');
}

/**
 * Tells each finding of a page from all others of a repository, for systems that follow findings from run to run: 16
 * hexadecimal digits. Those alike in page, rule and subject are numbered in their order.
 *
 * @param path as the system knows the page, such as relative to the repository
 * @param findings of the page, `subject` as `subjectsOf` gives it
 */
export function fingerprints(
  path: string,
  findings: readonly { readonly rule: string; readonly about: readonly string[] }[],
): string[] {
  const counts = new Map<string, number>();
  return findings.map(({ rule, about }) => {
    const key = [path, rule, ...about].join('\0');
    const nth = counts.get(key) ?? 0;
    counts.set(key, nth + 1);
    return hash(`${key}\0${nth}`);
  });
}

/** What a finding has that underlines nothing on a page without text. */
const EMPTY_LINE = '(blank)';
/** Longer subjects are cut: a baseline is read by people. */
const MAX_SUBJECT_LENGTH = 120;
/** So much of a text decides. */
const MAX_READ = 2000;

interface Place {
  readonly span: Span;
  readonly name: string;
}

/** The parts of a page that have a name of their own; none lies in another. */
function placesOf({ frontMatter, attributes, taskTables, updateSummaries, text }: Playbook): Place[] {
  return inOrder([
    ...(frontMatter?.entries ?? []).map(({ span, key }) => ({ span, name: key.text })),
    ...attributes.map(({ span, label }) => ({ span, name: label.text })),
    ...taskTables.flatMap(({ tasks }) =>
      tasks.map(({ row, id, name }) => ({ span: row.span, name: id?.text || name?.text || '' })),
    ),
    ...updateSummaries.flatMap(({ updates }) =>
      updates.map(({ row, date, who }) => ({
        span: row.span,
        name: [date?.text, who?.text].filter(Boolean).join(' ') || slice(text, row.span),
      })),
    ),
  ]);
}

function inOrder(places: readonly Place[]): Place[] {
  return places.filter(({ span }) => !isEmpty(span)).sort((a, b) => a.span.start - b.span.start);
}

/** The last place that begins at or before a span, if the two have anything in common and one holds the other. */
function placeAround(span: Span, places: readonly Place[]): Place | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.span.start ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const place = places[low - 1];
  return place && contains(place.span, span) ? place : undefined;
}

/** The line that a span begins in, without the spaces around it. */
function lineText({ lines }: Playbook, { start }: Span): string {
  return tidy(lines.lineText(lines.lineAt(start)).slice(0, MAX_READ));
}

/** Cut, with a sum of what is missing. */
function short(key: string): string {
  if (key.length <= MAX_SUBJECT_LENGTH) return key;
  const kept = key.slice(0, MAX_SUBJECT_LENGTH - 12).replace(/[\ud800-\udbff]$/, '');
  return `${kept}… ${hash(key).slice(0, 8)}`;
}

/** A sum of 53 bits (cyrb53), as 16 hexadecimal digits: good for telling things apart, not for guarding them. */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [b, a].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
