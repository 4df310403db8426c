import { folderOf, relative } from '../../text/paths.ts';
import { type Span, slice } from '../../text/span.ts';
import type { Link, Playbook } from '../model.ts';

/** The links and images whose address is written in them; that of a link by reference is in its definition. */
export function writtenLinks({ links }: Playbook): readonly Link[] {
  return links.filter(({ url }) => url.span.start < url.span.end);
}

/** A file's address and, with no space between, a title in quotation marks that Markdown does not know. */
const ATTACHED_TITLE =
  /^([^\s「『“”„«»‹›"]*\.[a-z][a-z0-9]{1,4})([「『“„«‹"])([^「」『』“”„«»‹›"]*)[」』“”»›"]$/i;

/** Brackets or quotation marks before a scheme. */
const SCHEME_INSIDE = /^[("'“”„«»「『（<[]+(?:https?|ftp):\/\//i;

const BROKEN_PUNCTUATION =
  /^(https?)(?::\/{3,5}|:\/|:|;\/\/|\/\/|:\\\\)(?![/\\])(?=[a-z0-9-]+\.[a-z0-9.-]+)/i;

/** Whether brackets or quotation marks stand before a whole web address: `(https://example.org)`. */
export function isWrapped(address: string): boolean {
  return SCHEME_INSIDE.test(address);
}

/** Whether a title has become a part of the address: `a.png「Title」`. */
export function hasAttachedTitle(address: string): boolean {
  return ATTACHED_TITLE.test(address);
}

/**
 * How a web address begins whose punctuation is broken: `https//`, `http:/`; `undefined` for all others.
 *
 * @example brokenStart('https:/example.org') // { scheme: 'https', length: 7 }
 */
export function brokenStart(
  address: string,
): { readonly scheme: string; readonly length: number } | undefined {
  const match = BROKEN_PUNCTUATION.exec(address);
  return match ? { scheme: (match[1] ?? '').toLowerCase(), length: match[0].length } : undefined;
}

/** Whether an address is filled in by a publishing system: `{{site}}/a`, `~/a`. Nobody else can tell where it leads. */
export function isTemplate(address: string): boolean {
  return (
    address.startsWith('~/') || address.includes('{{') || address.includes('${') || address.includes('<%')
  );
}

/** Where the path of a link's address stands: without query and anchor. */
export function pathSpan({ url }: Link): Span {
  const end = url.raw.search(/[?#]/);
  return { start: url.span.start, end: end < 0 ? url.span.end : url.span.start + end };
}

/** Where the anchor of a link's address stands, without `#`. */
export function anchorSpan({ url }: Link): Span {
  return { start: url.span.start + url.raw.indexOf('#') + 1, end: url.span.end };
}

/** The path of a link's address as written, cut short when it is very long. */
export function shownPath(link: Link, page: Playbook): string {
  return shorten(slice(page.text, pathSpan(link)));
}

export function shorten(address: string): string {
  return address.length <= 100 ? address : `${address.slice(0, 80)}…${address.slice(-19)}`;
}

/**
 * A workspace path as an address on a page, relative to it.
 * @param replaced the address that it replaces: where that begins with `./`, so does the new one
 */
export function addressOf(path: string, page: Playbook, replaced: string): string {
  const address = relative(folderOf(page.path), path).replace(/[ ()<>%?#"]/g, (char) => `%${hex(char)}`);
  return replaced.startsWith('./') && !address.startsWith('../') ? `./${address}` : address;
}

function hex(char: string): string {
  return char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
}
