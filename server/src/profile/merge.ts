import type { ProfileFile } from './types.ts';

/**
 * What a configuration file says, put over what it extends: objects merge key by key, lists and single values replace,
 * `null` takes a key away. The result shares nothing mutable with either, and its objects have no prototype, so that a key
 * named like a method of every object is a key like others.
 *
 * @example merge({ a: { x: 1, y: 2 }, b: [1] }, { a: { y: null, z: 3 }, b: [2] }) // { a: { x: 1, z: 3 }, b: [2] }
 */
export function merge(base: unknown, over: unknown): unknown {
  if (over === undefined) return copy(base);
  if (!isRecord(over)) return copy(over);
  const result = record(isRecord(base) ? base : {});
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete result[key];
    else result[key] = merge(result[key], value);
  }
  return result;
}

/**
 * Merges two profile files. Two things go beyond `merge`: overrides add up, since later ones win anyhow, with the upper
 * file's `rules` in between, so that they also win over the lower file's overrides; and kinds that the upper file adds come
 * before those below, since the first that fits a page is its kind.
 */
export function mergeProfiles(base: ProfileFile, over: ProfileFile): ProfileFile {
  const merged = merge(base, over) as Record<string, unknown>;
  const rules = isRecord(over.rules) && base.overrides?.length ? [{ rules: over.rules }] : [];
  if (over.overrides !== null && (base.overrides || over.overrides)) {
    merged['overrides'] = copy([...(base.overrides ?? []), ...rules, ...(over.overrides ?? [])]);
  }
  if (isRecord(merged['kinds'])) merged['kinds'] = newFirst(merged['kinds'], base.kinds ?? {});
  return merged as ProfileFile;
}

/** Whether a value is an object that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object without prototype that has the same keys and values. */
export function record(entries: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(entries)) if (value !== null) result[key] = copy(value);
  return result;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  return isRecord(value) ? record(value) : value;
}

function newFirst(merged: Readonly<Record<string, unknown>>, base: object): Record<string, unknown> {
  const keys = Object.keys(merged);
  const ordered = [
    ...keys.filter((key) => !Object.hasOwn(base, key)),
    ...keys.filter((key) => Object.hasOwn(base, key)),
  ];
  const result: Record<string, unknown> = Object.create(null);
  for (const key of ordered) result[key] = merged[key];
  return result;
}
