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
    const reader = new PieceReader(this.#pieces);
    for (const { span, newText } of ordered) {
      reader.readTo(span.start, (piece) => pieces.push(piece));
      reader.readTo(span.end, () => {});
      pieces.push(newText);
    }
    reader.readTo(Number.POSITIVE_INFINITY, (piece) => pieces.push(piece));
    this.#pieces = pieces;
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

  #textOf(piece: Piece): string {
    return typeof piece === 'string' ? piece : this.#original.slice(piece.start, piece.end);
  }
}

/** Reads pieces from the first to the last, each once. Offsets are those of the text that they make. */
class PieceReader {
  readonly #pieces: readonly Piece[];
  #index = 0;
  /** Where the next piece begins, and how much of it has been read. */
  #start = 0;
  #done = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  readTo(offset: number, take: (piece: Piece) => void): void {
    for (let piece = this.#pieces[this.#index]; piece !== undefined; piece = this.#pieces[this.#index]) {
      const length = lengthOf(piece);
      const end = Math.min(offset - this.#start, length);
      if (end > this.#done) take(cut(piece, this.#done, end));
      this.#done = Math.max(this.#done, end);
      if (this.#done < length) return;
      this.#start += length;
      this.#done = 0;
      this.#index++;
    }
  }
}

function lengthOf(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : piece.end - piece.start;
}

function cut(piece: Piece, start: number, end: number): Piece {
  if (typeof piece === 'string') return piece.slice(start, end);
  return { start: piece.start + start, end: piece.start + end };
}
