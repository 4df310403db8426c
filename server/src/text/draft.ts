import type { TextEdit } from './edit.ts';
import type { Span } from './span.ts';

/** A part of the text that was left as it was, or text put in its place. */
type Piece = Span | string;

/**
 * Edits made in several passes, each on the result of the one before, as edits of the first text.
 *
 * @example
 * const draft = new Draft('a b');
 * draft.apply([{ span: { start: 0, end: 1 }, newText: 'xx' }]); // 'xx b'
 * draft.apply([{ span: { start: 3, end: 4 }, newText: 'y' }]); // 'xx y'
 * draft.edits; // at [0, 1) 'xx', at [2, 3) 'y'
 */
export class Draft {
  readonly #original: string;
  #pieces: readonly Piece[];

  constructor(text: string) {
    this.#original = text;
    this.#pieces = [{ start: 0, end: text.length }];
  }

  get text(): string {
    return this.#pieces.map((piece) => this.#textOf(piece)).join('');
  }

  /** Applies edits whose spans refer to `text` as it is now, and do not overlap. */
  apply(edits: readonly TextEdit[]): void {
    const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    const pieces: Piece[] = [];
    let at = 0;
    for (const { span, newText } of ordered) {
      pieces.push(...this.#cut(at, span.start), newText);
      at = span.end;
    }
    this.#pieces = [...pieces, ...this.#cut(at, Number.POSITIVE_INFINITY)];
  }

  /** What was done to the first text, in its order. */
  get edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let done = 0;
    let newText = '';
    for (const piece of [...this.#pieces, { start: this.#original.length, end: this.#original.length }]) {
      if (typeof piece === 'string') {
        newText += piece;
        continue;
      }
      const isEnd = piece.start === this.#original.length;
      if (piece.start === piece.end && !isEnd) continue;
      if (newText !== '' || piece.start > done)
        edits.push({ span: { start: done, end: piece.start }, newText });
      newText = '';
      done = piece.end;
    }
    return edits;
  }

  /** The pieces between two offsets of the present text. */
  #cut(from: number, to: number): Piece[] {
    const found: Piece[] = [];
    let offset = 0;
    for (const piece of this.#pieces) {
      const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      const start = Math.max(from - offset, 0);
      const end = Math.min(to - offset, length);
      if (start < end)
        found.push(
          typeof piece === 'string'
            ? piece.slice(start, end)
            : { start: piece.start + start, end: piece.start + end },
        );
      offset += length;
    }
    return found;
  }

  #textOf(piece: Piece): string {
    return typeof piece === 'string' ? piece : this.#original.slice(piece.start, piece.end);
  }
}
