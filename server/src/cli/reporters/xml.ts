import { escapeMarkup } from '../../text/printable.ts';

/**
 * Text as the value of an attribute, between double quotes.
 * @example attribute('a "b"\n') // 'a &quot;b&quot;&#10;'
 */
export function attribute(text: string): string {
  return content(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Text between tags. */
export function content(text: string): string {
  const escaped = text
    .replace(ILLEGAL, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // Else it would be read as a line feed.
    .replaceAll('\r', '&#13;');
  return escapeMarkup(escaped);
}

/** An opening tag's attributes, with a space in front of each. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${attribute(String(value))}"`)
    .join('');
}

/** What XML 1.0 has no way to write: most control characters, halves of surrogate pairs, and two non-characters. */
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
