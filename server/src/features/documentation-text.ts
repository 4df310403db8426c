import { printable } from '../text/printable.ts';
import { tidy } from '../text/words.ts';

/** What readers of a hover are shown of one text; the rest of a longer one says nothing more. */
const MAX_TEXT_LENGTH = 300;

/**
 * A text from a page or a configuration as Markdown that shows just it. Neither is trusted: nothing in it becomes a link, an
 * image, HTML, an icon or a heading.
 *
 * @example escapeMarkdown('<b>[a](command:x)') // '\\<b\\>\\[a\\](command:x)'
 */
export function escapeMarkdown(text: string): string {
  const shown = printable(tidy(text.slice(0, MAX_TEXT_LENGTH * 2)));
  const short =
    [...shown].length > MAX_TEXT_LENGTH ? `${[...shown].slice(0, MAX_TEXT_LENGTH).join('')}…` : shown;
  return (
    short
      .replace(/[\\`*_{}[\]<>|~&$#!@]/g, '\\$&')
      // Addresses that renderers make links of, and what makes lists at the beginning of a line.
      .replace(/:(?=\/\/)|(?<=^|[^\p{L}\p{N}])www(?=\.)/giu, (found) =>
        found === ':' ? '\\:' : `${found}\\`,
      )
      .replace(/^(?:[-+=]|\d{1,9}(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
  );
}

/** A text as code, where nothing has a meaning but its own end. */
export function codeSpan(text: string): string {
  return `\`${printable(text.replace(/[`\r\n]/g, ''))}\``;
}

/** Makes the addresses of links in Markdown: a page's URI, or a rule's documentation. `undefined`: no link there. */
export interface HoverLinks {
  readonly page?: (path: string) => string | undefined;
  readonly rule?: (id: string) => string | undefined;
}

/** A text as a link where there is an address, else by itself. */
export function linked(text: string, address: string | undefined): string {
  const label = escapeMarkdown(text);
  // The address is the transport's own; only what would end it is encoded.
  return address === undefined
    ? label
    : `[${label}](<${address.replace(/[<>\\\s]/g, (char) => encodeURIComponent(char))}>)`;
}

/** Paragraphs and lists, nothings left out. */
export function paragraphs(parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join('\n\n');
}

/** A list of lines, each Markdown already. */
export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
