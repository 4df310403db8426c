import { overlaps, type Span } from './span.ts';

/** Replaces the text at `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Whether two edits cannot be applied in one pass: they overlap, or both insert at one offset. */
export function conflicts(a: TextEdit, b: TextEdit): boolean {
  return (
    overlaps(a.span, b.span) ||
    a.span.start === b.span.start ||
    touchesInsertion(a.span, b.span) ||
    touchesInsertion(b.span, a.span)
  );
}

function touchesInsertion(insertion: Span, other: Span): boolean {
  return insertion.start === insertion.end && other.start < insertion.start && insertion.start < other.end;
}

/**
 * The text after all edits; spans refer to the text before any of them.
 * @throws RangeError when edits overlap or lie outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let done = 0;
  for (const { span, newText } of ordered) {
    if (span.start < done || span.end < span.start || span.end > text.length) {
      throw new RangeError(
        `Edit [${span.start}, ${span.end}) overlaps another one or leaves the text of length ${text.length}.`,
      );
    }
    result += text.slice(done, span.start) + newText;
    done = span.end;
  }
  return result + text.slice(done);
}

/** Edits that can be applied in one pass. Adding one takes time by the logarithm of their number, in the text's order. */
export class EditSet {
  readonly #edits: TextEdit[] = [];

  /** The edits, in the text's order. */
  get edits(): readonly TextEdit[] {
    return this.#edits;
  }

  /** Whether an edit conflicts with one that is here. As these lie apart, only its neighbours can. */
  conflictsWith(edit: TextEdit): boolean {
    const index = this.#indexOf(edit);
    return [this.#edits[index - 1], this.#edits[index]].some((other) => other && conflicts(edit, other));
  }

  add(edit: TextEdit): void {
    this.#edits.splice(this.#indexOf(edit), 0, edit);
  }

  /** The number of edits that begin before another one. */
  #indexOf({ span }: TextEdit): number {
    let low = 0;
    let high = this.#edits.length;
    if ((this.#edits[high - 1]?.span.start ?? -1) < span.start) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#edits[middle]?.span.start ?? 0) < span.start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
