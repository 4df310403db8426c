import type { Link } from '../../playbook/model.ts';
import { pathSpan } from '../../playbook/queries/link-address.ts';
import type { TextEdit } from '../../text/edit.ts';
import { extensionOf } from '../../text/paths.ts';

/** How a link's address was written, so that a new one can be written likewise. */
export interface AddressStyle {
  /** The path as written. */
  readonly path: string;
  readonly url: Link['url'];
  /** Whether it is in angle brackets, where spaces need no percent signs. */
  readonly isBracketed: boolean;
}

/**
 * Writes another path into a link's address, as it was written: folder names that stay keep their percent signs or spaces,
 * new ones get some if the old ones had.
 *
 * @param path where the link is to lead, relative to the page or with a leading slash; nothing encoded
 * @param isRight whether an address leads there
 */
export function rewriteAddress(
  link: Link,
  style: AddressStyle,
  path: string,
  isRight: (url: string) => boolean,
): TextEdit | undefined {
  const { url } = style;
  const rest = url.text.slice(url.text.search(/[?#]|$/));
  const candidates = [write(path, style), escapeFully(path)].flatMap((address) => [address, `./${address}`]);
  const address = candidates.find((candidate) => isRight(candidate + rest));
  if (address === undefined) return undefined;
  // Where Markdown's own escapes stand in it, nobody can tell the written path from the rest.
  return url.raw === url.text
    ? { span: pathSpan(link), newText: address }
    : { span: url.span, newText: address + rest.replace(/[\s<>()|\\]/g, percent) };
}

function write(path: string, { path: old, url, isBracketed }: AddressStyle): string {
  const isPlain = url.raw === url.text;
  const known = new Map(isPlain ? old.split(/[/\\]/).map((part) => [decode(part), part]) : []);
  const isEncoded = /%[89a-f][0-9a-f]/i.test(old);
  const parts = path.split('/').map((part) => {
    const asBefore = known.get(part);
    if (asBefore !== undefined && (isBracketed || isBalanced(asBefore))) return asBefore;
    if (isEncoded) return encodeURIComponent(part).replace(/[()]/g, percent);
    return part.replace(isBracketed ? /[<>%?#"\\|]/g : /[\s<>()%?#"\\|]/g, percent);
  });
  const address = parts.join('/');
  // A folder's index page that gets another name is linked to by that name.
  const folder = /[/\\]$/.test(old) && extensionOf(path) !== '.md' ? '/' : '';
  const here = /^\.[/\\]/.test(old) && !/^(?:\.\.)?\//.test(address) ? './' : '';
  return here + address + folder;
}

function escapeFully(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/').replace(/[()]/g, percent);
}

/** What percent signs stand for; a part in which they stand for nothing must be written again beside others. */
function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** Whether Markdown takes the parentheses in a part for a piece of the address. */
function isBalanced(part: string): boolean {
  let open = 0;
  for (const char of part) {
    if (char === '(') open++;
    else if (char === ')' && --open < 0) return false;
  }
  return open === 0;
}

function percent(char: string): string {
  return encodeURIComponent(char) === char
    ? `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
    : encodeURIComponent(char);
}
