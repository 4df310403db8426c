import { slice } from '../text/span.ts';
import { type InlineScan, scanInline } from './inline-scan.ts';
import type { Block } from './markdown/types.ts';
import type { BrokenLink } from './model.ts';

const PLACES: ReadonlySet<Block['kind']> = new Set(['paragraph', 'heading', 'table']);

/**
 * Text like `[a](b c)` that was meant as a link or image and is none for Markdown: with a space or a line end in the address,
 * a title in other quotation marks, full-width parentheses, or without the closing one. Only where what is in the
 * parentheses looks like an address: in prose, too, parentheses follow brackets.
 */
export function readBrokenLinks(blocks: readonly Block[], text: string): BrokenLink[] {
  return blocks.flatMap((block) => {
    if (!PLACES.has(block.kind)) return [];
    const source = slice(text, block.span);
    return /\][(（]/.test(source) ? inBlock(source, block) : [];
  });
}

function inBlock(source: string, block: Block): BrokenLink[] {
  const offset = block.span.start;
  const scan = scanInline(source);
  const parsed = parsedParts(block, source.length);
  const found: BrokenLink[] = [];
  for (let i = source.indexOf(']'); i >= 0; i = source.indexOf(']', i + 1)) {
    const opener = scan.openerOf(i);
    if (opener === undefined || parsed[i] === 1 || !/[(（]/.test(source.charAt(i + 1))) continue;
    const isImage = source[opener - 1] === '!' && !scan.isLiteral(opener - 1);
    const { end, closed } = destinationEnd(source, i + 1, scan, block.kind === 'table');
    if (!looksLikeAddress(source.slice(i + 2, end), isImage && closed)) continue;
    found.push({
      kind: isImage ? 'image' : 'link',
      span: { start: offset + (isImage ? opener - 1 : opener), end: offset + end + (closed ? 1 : 0) },
      label: { start: offset + opener + 1, end: offset + i },
      destination: { start: offset + i + 2, end: offset + end },
    });
  }
  return found;
}

/** A flag for each character of a block that is code, HTML or the address of a link that the parser has read. */
function parsedParts({ inlines, span: { start: offset } }: Block, length: number): Uint8Array {
  const flags = new Uint8Array(length);
  for (const { kind, span, label } of inlines) {
    if (kind === 'code' || kind === 'html' || kind === 'autolink')
      flags.fill(1, span.start - offset, span.end - offset);
    else if ((kind === 'link' || kind === 'image') && label)
      flags.fill(1, label.span.end - offset, span.end - offset);
  }
  return flags;
}

/** Where the parentheses close: at most one line on, in a table on the same; unclosed, at the first space, pipe or bracket. */
function destinationEnd(
  source: string,
  parenthesis: number,
  scan: InlineScan,
  inTable: boolean,
): { readonly end: number; readonly closed: boolean } {
  const closer = scan.closerOf(parenthesis);
  if (closer !== undefined && closer - parenthesis < MAX_LENGTH) {
    const breaks = source.slice(parenthesis, closer).match(/\r\n|\r|\n/g)?.length ?? 0;
    if (breaks <= (inTable ? 0 : 1)) return { end: closer, closed: true };
  }
  let end = parenthesis + 1;
  while (end < source.length && end - parenthesis < MAX_LENGTH && !/[\s|[\]]/.test(source.charAt(end))) end++;
  while (/[.,;:!?]/.test(source.charAt(end - 1))) end--;
  return { end, closed: false };
}

/** No address is longer; keeps the search short in hostile text. */
const MAX_LENGTH = 2000;
const BEGINS = /^\s*(?:https?:|mailto:|ftp:|www\.|\.{0,2}\/|#)[^\s]/i;
const FILE = /^\s*[^\s「『"“”‘’«]*\.[a-z][a-z0-9]{1,4}(?:[?#][^\s]*)?(?=[\s「『"“”‘’«]|$)/i;
const TITLE = /\s(?:"[^"]*"|'[^']*')\s*$/;
const ENDS_AS_FILE = /^[^.。!?]*\.[a-z][a-z0-9]{1,4}\s*$/i;

function looksLikeAddress(destination: string, isImage: boolean): boolean {
  if (destination.trim() === '' || destination.includes('](')) return false;
  if (isImage || BEGINS.test(destination) || FILE.test(destination)) return true;
  return ENDS_AS_FILE.test(destination.replace(TITLE, ''));
}
