import { show, showEnd } from '../shell/text-width.ts';

/** A line of a page with a part of it to be underlined. */
export interface SourceFrame {
  readonly text: string;
  /** Cells in front of the underlined part. */
  readonly before: number;
  /** Cells to be underlined; one at least. */
  readonly marked: number;
}

/** No terminal is wider; spares us measuring a line of a megabyte. */
const FAR = 1000;

/**
 * Shows a part of a line, cut around the part where the line does not fit.
 * @param line the line without its end
 * @param start offset in the line at which the part begins
 * @param end offset at which it ends, exclusive
 * @param width cells that the frame may take
 * @example frame('日本 x', 3, 4, 80) // { text: '日本 x', before: 5, marked: 1 }
 */
export function frame(line: string, start: number, end: number, width: number): SourceFrame {
  const [before, part, after] = [line.slice(0, start), line.slice(start, end), line.slice(end)];
  const [near, core, rest] = [
    tidyCut(before.slice(-FAR)),
    tidyCut(part.slice(0, FAR)),
    tidyCut(after.slice(0, FAR)),
  ];
  const head = show(near);
  const middle = show(core, head.width);
  const tail = show(rest, head.width + middle.width);
  const whole = near.length === before.length && core.length === part.length && rest.length === after.length;
  if (whole && head.width + middle.width + tail.width <= width) {
    const text = (head.text + middle.text + tail.text).trimEnd();
    return { text, before: head.width, marked: Math.max(1, middle.width) };
  }
  const kept = show(core, 0, width - 2);
  const room = width - kept.width - 2;
  const left = showEnd(near, Math.max(room - tail.width, room >> 1));
  const cutLeft = left.width < head.width || near.length < before.length ? '…' : '';
  const right = kept.width < middle.width ? show('') : show(rest, 0, room - left.width);
  const cutRight =
    kept.width < middle.width || right.width < tail.width || rest.length < after.length ? '…' : '';
  return {
    text: cutLeft + left.text + kept.text + right.text + cutRight,
    before: cutLeft.length + left.width,
    marked: Math.max(1, kept.width),
  };
}

/** Without the halves of a character that a cut has left. */
export function tidyCut(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}
