import * as crypto from 'node:crypto';

/** A short text that two texts share only if they are the same. */
export function digestOfText(text: string | Uint8Array): string {
  return sha256(text).slice(0, 27);
}

/** In one go, where this version of Node can. */
const sha256: (text: string | Uint8Array) => string =
  typeof crypto.hash === 'function'
    ? (text) => crypto.hash('sha256', text, 'base64url')
    : (text) => crypto.createHash('sha256').update(text).digest('base64url');

/** The same for plain data: texts, numbers, lists, objects and maps, a map's order left out. */
export function digestOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return digestOfText(String(JSON.stringify(value)));
  const known = digests.get(value);
  if (known !== undefined) return known;
  const digest = digestOfText(JSON.stringify(value, plain));
  digests.set(value, digest);
  return digest;
}

/** Answers that have not changed are the same objects. */
const digests = new WeakMap<object, string>();

function plain(_key: string, value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  return [...(value as ReadonlyMap<string, unknown>)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
