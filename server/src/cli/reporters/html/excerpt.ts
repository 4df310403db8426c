import { printable } from '../../../text/printable.ts';
import { tidyCut } from '../frame.ts';

/** UTF-16 code units that are shown of what is before, in and after the marked part. */
const ROOM = { before: 80, part: 200, after: 120 };

/**
 * A line in three parts, the second to be marked; cut where it is long.
 * @param start offset in the line at which the marked part begins
 * @param end offset at which it ends, exclusive
 * @example excerpt('See [this](', 4, 10) // ['See ', '[this]', '(']
 */
export function excerpt(line: string, start: number, end: number): readonly [string, string, string] {
  const before = line.slice(0, start);
  const part = line.slice(start, end);
  const after = line.slice(end).trimEnd();
  const near = tidyCut(before.slice(-ROOM.before));
  const core = tidyCut(part.slice(0, ROOM.part));
  // Nothing behind a part that is cut: it would look like its end.
  const rest = part.length > ROOM.part ? '' : tidyCut(after.slice(0, ROOM.after));
  const cutRight = part.length > ROOM.part || after.length > ROOM.after;
  return [
    (before.length > ROOM.before ? '…' : '') + printable(near),
    printable(core),
    printable(rest) + (cutRight ? '…' : ''),
  ];
}
