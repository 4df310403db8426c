import type { Profile } from '../profile/profile.ts';
import type { Vocabulary } from '../profile/vocabulary.ts';
import { isEmpty, type Span, slice, trim } from '../text/span.ts';
import { fold } from '../text/words.ts';
import { scanInline } from './inline-scan.ts';
import type { Part } from './model.ts';
import { plainText } from './plain-text.ts';

/** Reads lists such as `knives / forks` the way a reader does: whatever joins the items, in whichever language. */
export interface ListReader {
  /**
   * The items at a span. A known name that holds a separator is one item; separators in brackets and in code part nothing.
   * A text that says "none" has no items.
   *
   * @example items('salt/pepper, bread') // salt/pepper and bread, where the profile knows the first
   */
  items(text: string, span: Span): Part[];
  /** Whether a text says "none", such as a lone hyphen. */
  saysNone(text: string): boolean;
}

const PUNCTUATION = [',', ';', '/', '、', '；', '，'];

/** A list reader for the names and separators of a profile. */
export function createListReader(profile: Profile): ListReader {
  const separators = separatorPattern(profile);
  const names = namePattern([profile.roles, profile.services], profile, separators);
  const none = new Set(profile.none.map(fold));
  const saysNone = (text: string): boolean => none.has(fold(text));
  return {
    saysNone,
    items(text, span) {
      const source = slice(text, span);
      if (saysNone(plainText(source))) return [];
      return split(source, separators, names)
        .map(({ start, end }) => withoutEmphasis(text, { start: span.start + start, end: span.start + end }))
        .filter((item) => !isEmpty(item))
        .map((item) => ({ span: item, text: plainText(slice(text, item)) }));
    },
  };
}

/** The span without the white space and emphasis marks at its ends. */
function withoutEmphasis(text: string, item: Span): Span {
  let { start, end } = trim(text, item);
  while (start < end && isEmphasis(text, start)) start++;
  while (end > start && isEmphasis(text, end - 1) && text[end - 2] !== '\\') end--;
  return trim(text, { start, end });
}

function isEmphasis(text: string, index: number): boolean {
  return text[index] === '*' || text[index] === '_';
}

function split(source: string, separators: RegExp, names: RegExp | undefined): Span[] {
  const scan = scanInline(source);
  const items: Span[] = [];
  let start = 0;
  let atStart = true;
  let i = 0;
  while (i < source.length) {
    if (atStart && names && /[^\s*_]/.test(source.charAt(i))) {
      atStart = false;
      const name = matchAt(names, source, i);
      if (name > 0) {
        i += name;
        continue;
      }
    }
    const separator = scan.isLiteral(i) ? 0 : matchAt(separators, source, i);
    if (separator > 0) {
      items.push({ start, end: i });
      i += separator;
      start = i;
      atStart = true;
    } else i = (scan.closerOf(i) ?? i) + 1;
  }
  items.push({ start, end: source.length });
  return items;
}

/** The length of the match at an index; 0 when there is none. */
function matchAt(sticky: RegExp, source: string, index: number): number {
  sticky.lastIndex = index;
  return sticky.exec(source)?.[0].length ?? 0;
}

/** Punctuation parts items with or without spaces around it; a word or `&` only between spaces, or as the profile writes it. */
function separatorPattern({ languages }: Profile): RegExp {
  const wordy = [...languages.values()]
    .flatMap(({ roleSeparators, serviceSeparators }) => [...roleSeparators, ...serviceSeparators])
    .filter((separator) => separator.trim() !== '' && !PUNCTUATION.includes(separator.trim()));
  const sources = [...new Set([' & ', ...wordy])].map((separator) =>
    literally(separator).replace(/\s+/g, '\\s'),
  );
  sources.sort((a, b) => b.length - a.length);
  return new RegExp([...sources, `[${PUNCTUATION.join('')}]`].join('|'), 'iuy');
}

/** The names that a separator would tear apart, the longest first; `undefined` when there are none. */
function namePattern(
  vocabularies: readonly Vocabulary[],
  profile: Profile,
  separators: RegExp,
): RegExp | undefined {
  const torn = new RegExp(separators.source, 'iu');
  const words = vocabularies.flatMap((vocabulary) =>
    [...profile.languages.keys()].flatMap((code) => vocabulary.words(code)),
  );
  const names = [...new Set(words)].filter((word) => torn.test(word)).sort((a, b) => b.length - a.length);
  if (names.length === 0) return undefined;
  const sources = names.map((name) =>
    literally(name.trim())
      .replace(/\s+/g, '\\s+')
      .replace(/\\\//g, '\\s*\\/\\s*')
      // Two repetitions side by side would try each way to share a run of spaces.
      .replace(/(?:\\s[*+]){2,}/g, (run) => (run.includes('+') ? '\\s+' : '\\s*')),
  );
  return new RegExp(`(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'iuy');
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
