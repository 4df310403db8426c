import type { LineIndex } from '../text/lines.ts';
import { contains, type Span } from '../text/span.ts';
import type { Block } from './markdown/types.ts';

/** Behind a byte order mark, too. */
const MARKER = /^\ufeff?(?:<{7}|>{7}|={7}|\|{7})(?=\s|$)/;

/**
 * The lines that a merge left, front matter included, code not. A line of `=` or `|` is one only between the other two:
 * elsewhere it belongs to a heading or a table.
 */
export function readConflictMarkers(blocks: readonly Block[], lines: LineIndex): Span[] {
  const code = blocks.filter(({ kind }) => kind === 'code').map(({ span }) => span);
  const found: Span[] = [];
  let between: Span[] | undefined;
  let nextCode = 0;
  for (let line = 0; line < lines.count; line++) {
    const span = lines.line(line);
    while ((code[nextCode]?.end ?? Number.POSITIVE_INFINITY) < span.end) nextCode++;
    const within = code[nextCode];
    if (within && contains(within, span)) continue;
    const mark = MARKER.exec(lines.lineText(line))?.[0].replace('\ufeff', '').charAt(0);
    if (mark === undefined) continue;
    if (mark === '<') {
      found.push(span);
      between = [];
    } else if (mark === '>') {
      found.push(...(between ?? []), span);
      between = undefined;
    } else if (between && (mark === '|' || lines.lineText(line).trim().length === 7)) between.push(span);
  }
  return found;
}
