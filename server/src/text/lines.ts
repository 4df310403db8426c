import type { Span } from './span.ts';

/** A place in a text: line and character both 0-based, the character in UTF-16 code units (as in LSP). */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Where each line of a text starts; converts between offsets and positions.
 * Line ends are `\n`, `\r\n` and a lone `\r`, as in LSP.
 *
 * @example
 * const lines = new LineIndex('a\r\nbc');
 * lines.positionAt(4); // { line: 1, character: 1 }
 */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    const starts = [0];
    for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The 0-based line of an offset; offsets beyond the text are taken as its end. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.lineAt(clamped);
    return { line, character: clamped - (this.#starts[line] ?? 0) };
  }

  /** The offset of a position; a character past its line's end is taken as that end. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.count) return this.#text.length;
    const { start, end } = this.line(line);
    return Math.max(start, Math.min(start + character, end));
  }

  /** The span of a 0-based line, without its line end. */
  line(line: number): Span {
    const full = this.fullLine(line);
    let end = full.end;
    if (end > full.start && this.#text[end - 1] === '\n') end--;
    if (end > full.start && this.#text[end - 1] === '\r') end--;
    return { start: full.start, end };
  }

  /** The span of a 0-based line together with its line end. */
  fullLine(line: number): Span {
    return {
      start: this.#starts[line] ?? this.#text.length,
      end: this.#starts[line + 1] ?? this.#text.length,
    };
  }

  lineText(line: number): string {
    const { start, end } = this.line(line);
    return this.#text.slice(start, end);
  }
}

/** The line end that a text uses first, or `\n` when it has none: what an inserted line must end with. */
export function lineEnding(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}
