import { slice } from '../text/span.ts';
import type { Block } from './markdown/types.ts';
import type { BrokenHeading } from './model.ts';
import { proseLines } from './prose-lines.ts';

/** One to six number signs and what looks like the words of a heading, with no space that Markdown takes for one in between. */
const BROKEN = /^(#{1,6})(?![# \t])([\u00a0\u3000\u200b-\u200d\ufeff]*)(.*)$/u;
const WORDS = /^[\p{L}\p{N}*_["'(“„«「『（]/u;

/**
 * Lines like `##Text` that were meant as headings. A single `#` is more often a hashtag or a number: it counts only when a
 * word follows and the line is a paragraph of its own.
 */
export function readBrokenHeadings(blocks: readonly Block[], text: string): BrokenHeading[] {
  return blocks.flatMap((block) =>
    proseLines(text, block).flatMap((line) => {
      const match = BROKEN.exec(slice(text, line).trimEnd());
      if (!match) return [];
      const [whole, marks = '', spaces = '', words = ''] = match;
      const alone = block.kind === 'paragraph' && block.lines.length === 1 && block.containers.length === 0;
      if (marks.length === 1 && !(alone && isTitle(words, spaces !== ''))) return [];
      if (!WORDS.test(words)) return [];
      const span = { start: line.start, end: line.start + whole.length };
      return [{ span, level: marks.length, textAt: line.start + marks.length }];
    }),
  );
}

/** Whether text behind a single `#` reads as a title rather than as a hashtag, a list of them, or a number. */
function isTitle(words: string, parted: boolean): boolean {
  if (/\s#\S/.test(words)) return false;
  if (parted || words.startsWith('**')) return true;
  return /^(?!\p{Ll})\p{L}/u.test(words) && (/\s/.test(words) || /^.\P{Lu}*$/u.test(words));
}
