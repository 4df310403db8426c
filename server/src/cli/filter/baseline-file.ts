import { JsonError, type JsonPath, offsetOfJson, parseJson } from '../../text/json.ts';
import { LineIndex } from '../../text/lines.ts';

import { jsonText } from '../shell/json-text.ts';
import { byPath } from '../shell/paths.ts';

/** The name of the file that is used unless another is named, beside the configuration that counts for a page. */
export const BASELINE_NAME = 'playbook-baseline.json';

/** Findings that were accepted: page → rule → what it is about → how many. Pages relative to the file's folder. */
export type BaselineEntries = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>;

/**
 * A file that is not a valid baseline. The message says why and where, as in `it must contain an object (line 1, column 1).`, and
 * quotes nothing, because the file may not be a baseline at all.
 */
export class BaselineError extends Error {
  override readonly name = 'BaselineFault';
}

const VERSION = 1;

/** @throws BaselineFault when the text is not a baseline as `writeBaseline` writes it */
export function parseBaseline(text: string): BaselineEntries {
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text;
  const data = parse(clean);
  const error = (at: JsonPath, message: string) =>
    new BaselineError(`${message} (${placeOf(clean, offsetOfJson(clean, at) ?? 0)}).`);
  if (!isRecord(data)) throw error([], 'it must contain an object');
  const version = data['version'];
  if (version !== VERSION)
    throw typeof version === 'number' && version > VERSION
      ? new BaselineError('it was written by a later version of playbook. Update playbook.')
      : error(['version'], `its "version" must be ${VERSION}`);
  const entriesOf = <T>(
    value: unknown,
    at: JsonPath,
    read: (value: unknown, at: JsonPath) => T,
  ): Map<string, T> => {
    if (!isRecord(value))
      throw error(at, at.length === 1 ? '"pages" must be an object' : 'an entry must be an object');
    return new Map(Object.entries(value).map(([key, inner]) => [key, read(inner, [...at, key])]));
  };
  return entriesOf(data['pages'], ['pages'], (rules, page) =>
    entriesOf(rules, page, (subjects, rule) =>
      entriesOf(subjects, rule, (count, at) => {
        if (Number.isInteger(count) && Number(count) > 0) return Number(count);
        throw error(at, 'a count must be a whole number greater than 0');
      }),
    ),
  );
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const marker = /^(?:<{7}|={7}|>{7})/m.exec(text);
    throw new BaselineError(
      marker
        ? `it has a merge conflict marker on line ${new LineIndex(text).lineAt(marker.index) + 1}. Resolve the conflict by keeping the lines of both sides.`
        : `${error.message} (${placeOf(text, error.offset)}). Restore the file or create it again.`,
    );
  }
}

function placeOf(text: string, offset: number): string {
  const { line, character } = new LineIndex(text).positionAt(offset);
  return `line ${line + 1}, column ${character + 1}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A baseline as it is read in reviews and merged: one line for each entry, everything in its order. */
export function writeBaseline(entries: BaselineEntries): string {
  const pages = block(entries, 2, (rules) =>
    block(rules, 3, (subjects) => block(subjects, 4, (count) => String(count))),
  );
  return `{\n  "version": ${VERSION},\n  "pages": ${pages}\n}\n`;
}

function block<T>(entries: ReadonlyMap<string, T>, depth: number, write: (value: T) => string): string {
  if (entries.size === 0) return '{}';
  const indent = '  '.repeat(depth);
  const lines = [...entries]
    .sort(([a], [b]) => byPath(a, b))
    .map(([key, value]) => `${indent}${jsonText(key)}: ${write(value)}`);
  return `{\n${lines.join(',\n')}\n${indent.slice(2)}}`;
}

/** How many findings the entries stand for. */
export function entryCount(entries: BaselineEntries): number {
  let sum = 0;
  for (const rules of entries.values())
    for (const subjects of rules.values()) for (const count of subjects.values()) sum += count;
  return sum;
}
