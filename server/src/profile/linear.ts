import { RE2JS } from 're2js';

/** A regular expression that is matched against whole texts. */
export interface LinearRegExp {
  matches(text: string): boolean;
  /** The most work that a character of the text may take, in steps of the machine. */
  readonly steps: number;
}

/** Most globs and patterns that one configuration may bring. */
export const MAX_EXPRESSIONS = 2000;

// Those of one configuration never displace each other.
const MAX_COMPILED = 2 * MAX_EXPRESSIONS;
const compiled = new Map<string, LinearRegExp>();

/**
 * Compiles a regular expression for an engine that never backtracks: time grows with the text's length, whatever the
 * expression. Each regular expression that a configuration brings runs here.
 *
 * @param source in RE2's syntax
 * @throws Error when that syntax does not have it
 * @example linearRegExp('(?:a|a)*b').matches('aab') // true
 */
export function linearRegExp(source: string): LinearRegExp {
  const known = compiled.get(source);
  if (known) return known;
  const expression = RE2JS.compile(source);
  const result = {
    matches: (text: string) => expression.testExact(text),
    steps: expression.programSize(),
  };
  // Configurations come and go while an editor is open.
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  compiled.set(source, result);
  return result;
}
