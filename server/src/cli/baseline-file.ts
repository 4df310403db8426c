import { byPath } from './paths.ts';

/** Findings that were accepted: page → rule → what it is about → how many. Pages relative to the file's folder. */
export type BaselineEntries = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>;

/** Why a file cannot be used as a baseline; the message completes "… cannot be used: …". */
export class BaselineFault extends Error {
  override readonly name = 'BaselineFault';
}

const VERSION = 1;

/** @throws BaselineFault when the text is no baseline as `writeBaseline` makes them */
export function parseBaseline(text: string): BaselineEntries {
  const data = parseJson(text.startsWith('\ufeff') ? text.slice(1) : text);
  if (!isRecord(data)) throw new BaselineFault('it must hold an object.');
  const version = data['version'];
  if (version !== VERSION)
    throw new BaselineFault(
      typeof version === 'number' && version > VERSION
        ? `it is of version ${version}, which a later release of this program has written. Update the program.`
        : `its "version" must be ${VERSION}.`,
    );
  const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;
  return entriesOf(data['pages'], 'pages', (rules, page) =>
    entriesOf(rules, page, (subjects, rule) =>
      entriesOf(subjects, `${page}: ${rule}`, (count, subject) => {
        if (isCount(count)) return count;
        throw new BaselineFault(
          `${page}: ${rule}: the count of "${subject}" must be a whole number above 0.`,
        );
      }),
    ),
  );
}

function entriesOf<T>(
  value: unknown,
  place: string,
  read: (value: unknown, key: string) => T,
): Map<string, T> {
  if (!isRecord(value)) throw new BaselineFault(`"${place}" must be an object.`);
  return new Map(Object.entries(value).map(([key, inner]) => [key, read(inner, key)]));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const marker = /^(?:<{7}|={7}|>{7})/m.exec(text);
    if (marker) {
      const line = text.slice(0, marker.index).split('\n').length;
      throw new BaselineFault(`line ${line} has the mark of a merge. Keep the lines of both sides.`);
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new BaselineFault(`it is not valid JSON (${reason}). Restore it, or make it anew.`);
  }
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
    .map(([key, value]) => `${indent}${JSON.stringify(key)}: ${write(value)}`);
  return `{\n${lines.join(',\n')}\n${indent.slice(2)}}`;
}

/** How many findings the entries stand for. */
export function countOf(entries: BaselineEntries): number {
  let sum = 0;
  for (const rules of entries.values())
    for (const subjects of rules.values()) for (const count of subjects.values()) sum += count;
  return sum;
}
