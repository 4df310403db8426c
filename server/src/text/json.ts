/** Keys and indices that lead to a value: `['pages', 'a.md']`. */
export type JsonPath = readonly (string | number)[];

/** A text that is not JSON. Its message has none of the text, which may be nobody's business. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  /** Of the first character that cannot stand where it does, in UTF-16 code units; the text's length when its end is missing. */
  readonly offset: number;

  constructor(offset: number) {
    super('it is not valid JSON');
    this.offset = offset;
  }
}

/**
 * What a JSON text stands for. The engine's own errors quote the text; this one says only where it is wrong.
 * @throws JsonError
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new JsonError(scanJson(text) ?? text.length);
  }
}

/**
 * Where a value of a JSON text begins: the last one there is at the path, as `JSON.parse` takes it.
 * @returns its offset in UTF-16 code units; `undefined` when there is none
 */
export function offsetOfJson(text: string, path: JsonPath): number | undefined {
  let found: number | undefined;
  scanJson(text, (at, offset) => {
    if (at.length === path.length && at.every((step, index) => step === path[index])) found = offset;
  });
  return found;
}

const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has none of them in its strings
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\u0000-\u001f]*)*"/y;
const LITERAL = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/**
 * Goes through a JSON text.
 * @param visit is told of each value; the path is the scan's own and must not be kept
 * @returns the offset of the first thing wrong; `undefined` when nothing is
 */
function scanJson(text: string, visit?: (path: JsonPath, offset: number) => void): number | undefined {
  const path: (string | number)[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const takes = (character: string): boolean => {
    take(SPACE);
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  /** The key of an object's next entry, and the colon. */
  const takeKey = (): boolean => {
    take(SPACE);
    const key = take(STRING);
    if (key === undefined) return false;
    path[path.length - 1] = JSON.parse(key) as string;
    return takes(':');
  };
  for (;;) {
    // A value begins here.
    take(SPACE);
    visit?.(path, at);
    if (takes('{')) {
      path.push('');
      if (!takes('}')) {
        if (takeKey()) continue;
        return at;
      }
      path.pop();
    } else if (takes('[')) {
      path.push(0);
      if (!takes(']')) continue;
      path.pop();
    } else if (take(STRING) === undefined && take(LITERAL) === undefined) return at;
    // And has ended here, and perhaps what it is in.
    for (;;) {
      const step = path.at(-1);
      if (step === undefined) {
        take(SPACE);
        return at === text.length ? undefined : at;
      }
      if (takes(',')) {
        if (typeof step === 'number') path[path.length - 1] = step + 1;
        else if (!takeKey()) return at;
        break;
      }
      if (!takes(typeof step === 'number' ? ']' : '}')) return at;
      path.pop();
    }
  }
}
