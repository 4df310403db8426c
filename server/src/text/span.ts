/**
 * A half-open range `[start, end)` of UTF-16 code-unit offsets into one text.
 *
 * @example In `# Title`, the heading's text has the span `{ start: 2, end: 7 }`.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** The text that a span covers. */
export function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

export function isEmpty({ start, end }: Span): boolean {
  return start >= end;
}

/** Whether `inner` lies within `outer` (touching ends count). */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether an offset lies in a span, its end included: where a cursor still "touches" it. */
export function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** The span without the white space at its two ends; an all-space span becomes empty at its start. */
export function trim(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : { start, end: start };
}

function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0x0a ||
    code === 0x0d ||
    code === 0xa0 ||
    code === 0xfeff ||
    isZeroWidth(code)
  );
}

/** U+200B–U+200D and U+2060, which editors and browsers do not show. */
export function isZeroWidth(code: number): boolean {
  return (code >= 0x200b && code <= 0x200d) || code === 0x2060;
}
