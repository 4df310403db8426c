import type { FileContent } from '../../server/src/lsp/protocol.ts';

/** As on the command line: larger files are not pages that people write. In bytes. */
const SIZE_LIMIT = 5 * 1024 * 1024;

/** The text of a file's bytes, a byte-order mark included, or why there is none. */
export function decodeText(bytes: Uint8Array): FileContent {
  if (bytes.length > SIZE_LIMIT) return { error: 'it is larger than 5 MB.' };
  if (bytes.includes(0)) return { error: 'it is not text: it has a NUL byte.' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { error: 'it is not UTF-8. Save it as UTF-8 and check it again.' };
  }
}
