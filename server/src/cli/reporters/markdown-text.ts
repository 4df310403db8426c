import { printable } from '../../text/printable.ts';

/**
 * Text that Markdown shows as it stands, on one line, in table cells too; where it is too long, it is cut.
 * @param limit UTF-16 code units before escaping
 * @example plain('a|b @team #12', 99) // 'a\\|b @<!-- -->team #<!-- -->12'
 */
export function plain(text: string, limit: number): string {
  return (
    cut(oneLine(text), limit)
      .replace(/[\\`*_{}[\]<>|~$&]/g, '\\$&')
      // Else people would be called, and issues and addresses linked.
      .replace(/[@#](?=\w)|:(?=\/\/)|(?<![\p{L}\p{N}])www(?=\.)/giu, '$&<!-- -->')
  );
}

/**
 * Text as code, in table cells too.
 * @example code('a`b|c', 99) // '`` a`b\\|c ``'
 */
export function inlineCode(text: string, limit: number): string {
  const shown = cut(oneLine(text), limit);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 || shown.trim() === '' ? ' ' : '';
  return `${fence}${padding}${shown.replaceAll('|', '\\|')}${padding}${fence}`;
}

/** A link around Markdown, where there is an address. */
export function link(markdown: string, url: string | undefined): string {
  return url === undefined ? markdown : `[${markdown}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** Line ends as spaces, other characters that nobody sees written out. */
function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim());
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
