import { writtenLinks } from '../../playbook/queries/link-address.ts';
import type { Span } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Zero-width characters, marks of direction, soft hyphens and wide spaces, as themselves or percent-encoded. */
const INVISIBLE =
  /[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2000-\u200a\u2060-\u2064\u202f\u3000\ufeff]+|(?:%E2%80%8B|%E2%81%A0|%EF%BB%BF)+/gi;
/** Blanks that somebody may have meant as spaces. */
const WIDE = /[\u00a0\u2000-\u200a\u202f\u3000]/;
/** Joins letters of some scripts, and parts of a picture. */
const JOINERS = /^[\u200c\u200d]$/;

export default defineRule({
  id: 'link/invisible-character',
  scope: 'page',
  severity: 'error',
  summary: 'An address contains invisible characters.',
  why: 'They are often copied along with text, and make the address lead nowhere.',
  messages: {
    invisible: {
      message: 'This address contains an invisible character (U+{code}), so it leads nowhere.',
      advice: 'Delete the character.',
    },
    several: {
      message: 'This address contains {count} invisible characters, so it leads nowhere.',
      advice: 'Delete the characters.',
    },
  },
  check({ page, report }) {
    for (const { url } of writtenLinks(page)) {
      const source = url.raw;
      // An address of nothing else is an empty one.
      if (url.text === '') continue;
      const found = invisibleParts(source);
      const [first] = found;
      if (!first) continue;
      const count = found.reduce((sum, { characters }) => sum + characters, 0);
      const data = count === 1 ? { code: first.code } : { count };
      const fixes = fixesFor(found, url.span.start, source);
      report({ message: count === 1 ? 'invisible' : 'several', data, span: url.span, fixes });
    }
  },
});

interface Invisible extends Span {
  readonly characters: number;
  /** Of the first one, in hexadecimal. */
  readonly code: string;
}

function invisibleParts(source: string): Invisible[] {
  const found: Invisible[] = [];
  for (const { 0: text, index } of source.matchAll(INVISIBLE)) {
    const end = index + text.length;
    if (JOINERS.test(text) && !isAscii(source, index - 1) && !isAscii(source, end)) continue;
    const plain = text.startsWith('%') ? decodeURIComponent(text) : text;
    const code = plain.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    found.push({ start: index, end, characters: plain.length, code });
  }
  return found;
}

/** An end of the text counts as ASCII: nothing is joined there. */
function isAscii(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || code < 0x80;
}

/** Removing is certain, but for a wide space between other characters, which may have been meant as a space. */
function fixesFor(found: readonly Invisible[], at: number, source: string): Fix[] {
  const isInner = ({ start, end }: Span) =>
    start > 0 && end < source.length && WIDE.test(source.slice(start, end));
  const safe = !found.some(isInner);
  const edits = found.map(({ start, end }) => ({ span: { start: at + start, end: at + end }, newText: '' }));
  const count = found.reduce((sum, { characters }) => sum + characters, 0);
  const remove = { title: count === 1 ? 'Delete the character' : 'Delete the characters', edits, safe };
  if (safe) return [remove];
  const blanks = edits.map((edit, i) => (found[i] && isInner(found[i]) ? { ...edit, newText: '%20' } : edit));
  return [{ title: 'Replace the space with "%20"', edits: blanks, safe: false }, remove];
}
