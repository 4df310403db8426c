/**
 * A file that exists but cannot be read as text. The message is a reason with a full stop, and advice where there is any, for after
 * a colon: `it is UTF-16. Save it as UTF-8.`
 */
export class ReadError extends Error {
  override readonly name = 'ReadFault';
}

/** People do not write larger pages, which would only hold up the others. */
export const SIZE_LIMIT = 5 * 1024 * 1024;

const ADVICE = 'Save it as UTF-8.';

/**
 * The text of a file's bytes, a byte-order mark included.
 * @throws ReadFault when they are not UTF-8 text
 */
export function decode(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) throw new ReadError(`it is UTF-16. ${ADVICE}`);
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    throw new ReadError(`it is not text (byte ${nul + 1}, on line ${lineOf(bytes, nul)}, is NUL).`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const at = firstInvalid(bytes);
    const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    throw new ReadError(
      `it is not UTF-8 (byte ${at + 1}, on line ${lineOf(bytes, at)}, is 0x${byte}). ${ADVICE}`,
    );
  }
}

/** 1-based. */
function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) if (bytes[i] === 0x0a) line++;
  return line;
}

/** The offset of the first byte of the first sequence that is not UTF-8, in bytes that are not UTF-8. */
function firstInvalid(bytes: Uint8Array): number {
  // A prefix that cannot be continued has the invalid byte, one that can has not: so the shortest invalid one can be searched.
  let low = 0;
  let high = bytes.length + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isUtf8(bytes.subarray(0, middle), true)) low = middle;
    else high = middle;
  }
  let start = Math.min(low, bytes.length);
  while (start > 0 && low - start < 3 && !isUtf8(bytes.subarray(0, start), false)) start--;
  return start;
}

function isUtf8(bytes: Uint8Array, toBeContinued: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: toBeContinued });
    return true;
  } catch {
    return false;
  }
}
