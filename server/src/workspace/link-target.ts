import { folderOf, join, normalise } from '../text/paths.ts';

/** What a link's address means. */
export type LinkTarget =
  | { readonly kind: 'empty' }
  /** A file of the workspace; `path` is a workspace path, which may lead outside (`../…`). */
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly anchor: string | undefined;
      readonly query: string;
    }
  /** A place on the same page. */
  | { readonly kind: 'anchor'; readonly anchor: string }
  | { readonly kind: 'web'; readonly scheme: string; readonly host: string }
  | { readonly kind: 'email'; readonly address: string }
  /** An address without its scheme: `www.example.com/a`, `aka.ms/x`. */
  | { readonly kind: 'host'; readonly host: string }
  /** `mailto:`, `tel:` and whatever else begins with a scheme. */
  | { readonly kind: 'other'; readonly scheme: string };

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const EMAIL = /^[^\s@/:?#]+@[^\s@/:?#]+\.[a-z]{2,}$/i;
/** A host name as a person would type one: `www.…`, or a domain of letters before a slash, or one of a well-known top level. */
const HOST =
  /^(?:www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?=\/)|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|ms|io|dev))(?=[/?#:]|$)/i;

/**
 * Reads an address as written on a page. Percent-encoding is resolved; a leading slash means the workspace's root.
 * @param url the address, invisible characters removed
 * @param page workspace path of the page that it is on
 */
export function readTarget(url: string, page: string): LinkTarget {
  const address = url.trim();
  if (address === '') return { kind: 'empty' };
  if (address.startsWith('#')) return { kind: 'anchor', anchor: decode(address.slice(1)) };
  if (EMAIL.test(address)) return { kind: 'email', address };
  const scheme = SCHEME.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined)
    return scheme.startsWith('http')
      ? { kind: 'web', scheme, host: hostOf(address) }
      : { kind: 'other', scheme };
  if (address.startsWith('//')) return { kind: 'web', scheme: '', host: hostOf(address) };
  const host = HOST.exec(address)?.[0];
  if (host !== undefined) return { kind: 'host', host };
  return readFile(address, page);
}

function readFile(address: string, page: string): LinkTarget {
  const hash = address.indexOf('#');
  const beforeHash = hash < 0 ? address : address.slice(0, hash);
  const anchor = hash < 0 ? undefined : decode(address.slice(hash + 1));
  const question = beforeHash.indexOf('?');
  const written = decode(question < 0 ? beforeHash : beforeHash.slice(0, question)).replaceAll('\\', '/');
  const path = written.startsWith('/') ? normalise(written) : join(folderOf(page), written);
  return { kind: 'file', path, anchor, query: question < 0 ? '' : beforeHash.slice(question) };
}

function hostOf(address: string): string {
  return (/^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i.exec(address)?.[1] ?? '').toLowerCase();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
