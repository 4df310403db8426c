import { type Span, slice } from '../text/span.ts';
import type { Block } from './markdown/types.ts';

/**
 * The lines of prose in a block: all lines of a paragraph; of a table those that hold no pipe, which became rows only because
 * no empty line is between them and the table.
 */
export function proseLines(text: string, block: Block): readonly Span[] {
  if (block.kind === 'paragraph') return block.lines;
  if (block.kind !== 'table') return [];
  return block.lines.filter((line, index) => index > 1 && !slice(text, line).includes('|'));
}
