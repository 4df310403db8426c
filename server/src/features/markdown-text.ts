import { plainText } from '../playbook/plain-text.ts';
import { tidy } from '../text/words.ts';

/**
 * Markdown for a text in a table cell: pipes escaped, and where readers would otherwise see something else, all that has a
 * meaning.
 *
 * @example cellText('<a> | b') // '\\<a> \\| b'
 */
export function cellText(text: string): string {
  return written(text, /\\(?=\|)|\|/g);
}

/** The same for a link's label, in a table cell or elsewhere. */
export function labelText(text: string): string {
  return written(text, /[\\[\]|]/g);
}

const SPECIAL = /[\\`*_<&[\]~|]/;

function written(text: string, always: RegExp): string {
  const oneLine = tidy(text);
  if (!SPECIAL.test(oneLine)) return oneLine;
  const simple = oneLine.replace(always, '\\$&');
  return plainText(simple) === oneLine ? simple : oneLine.replace(/[\\`*_<&[\]~|]/g, '\\$&');
}

/** A path or an anchor as a part of an address: what would end the address or mean something in it is encoded. */
export function addressText(text: string): string {
  return text.replace(/[\s%()<>[\]\\?#|]/g, (char) =>
    char === '(' || char === ')' ? `%${char.charCodeAt(0).toString(16)}` : encodeURIComponent(char),
  );
}
