import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Parser,
  type YAMLError,
} from 'yaml';
import { LineIndex } from '../text/lines.ts';
import type { ConfigurationError } from './configuration-error.ts';
import { jsonSyntaxError } from './json-syntax.ts';

/** Keys and indices that lead to a value: `['kinds', 'process', 'files', 0]`. */
export type DataPath = readonly (string | number)[];

/** A YAML or JSON file, read. */
export interface ConfigurationSource {
  readonly path: string;
  /** Plain data whose objects have no prototype; `undefined` when the file cannot be read. */
  readonly data: unknown;
  /** Why it cannot be read. */
  readonly errors: readonly ConfigurationError[];
  /** An error at a place in the data, or at the nearest that there is. */
  errorAt(
    at: DataPath,
    part: 'key' | 'value',
    message: string,
    severity?: 'error' | 'warning',
  ): ConfigurationError;
  /** Whether the file itself has a value at a place. */
  has(at: DataPath): boolean;
}

const MAX_LENGTH = 1_000_000;
const MAX_DEPTH = 40;
const MAX_ALIASES = 50;
/** Keys count too. */
const MAX_VALUES = 50_000;

/** Reads a text as YAML 1.2, of which JSON is a part; a file that is named `.json` must be JSON. Never throws. A key with nothing behind it counts as absent. */
export function readSource(path: string, text: string): ConfigurationSource {
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text;
  const lines = new LineIndex(clean.length > MAX_LENGTH ? '' : clean);
  const yamlError = (
    offset: number,
    message: string,
    severity: 'error' | 'warning' = 'error',
  ): ConfigurationError => {
    const { line, character } = lines.positionAt(offset);
    return { path, message, line: line + 1, column: character + 1, severity };
  };
  const source = (
    root: Node | null,
    data: unknown,
    errors: readonly ConfigurationError[],
  ): ConfigurationSource => ({
    path,
    data,
    errors,
    errorAt: (at, part, message, severity) => yamlError(offsetOf(root, at, part), message, severity),
    has: (at) => find(root, at).rest === 0,
  });
  if (clean.length > MAX_LENGTH) {
    const message = `The file is too large: it has ${clean.length} characters, and the limit is ${MAX_LENGTH}. Split it.`;
    return source(null, undefined, [yamlError(0, message)]);
  }
  try {
    const document = compose(clean);
    if (typeof document === 'string') return source(null, undefined, [yamlError(0, document)]);
    const isJson = path.toLowerCase().endsWith('.json');
    const json = isJson ? jsonSyntaxError(clean) : undefined;
    if (json?.offset !== undefined) return source(null, undefined, [yamlError(json.offset, json.message)]);
    const format = isJson ? 'JSON' : 'YAML';
    // What follows the first is most often its consequence.
    const errors = [...document.errors, ...document.warnings].slice(0, 1).map((error) => {
      const message = SENTENCES[error.code] ?? `This is not valid ${format}${reasonOf(error)}.`;
      return yamlError(error.pos[0], message);
    });
    if (json && errors.length === 0) errors.push(yamlError(0, json.message));
    if (errors.length > 0) return source(null, undefined, errors);
    const reader = new Reader(document as Document);
    const data = reader.read(document.contents, 0);
    if (reader.errors.length === 0) return source(document.contents, data ?? Object.create(null), []);
    return source(
      document.contents,
      undefined,
      reader.errors.map(([offset, message]) => yamlError(offset, message)),
    );
  } catch {
    return source(null, undefined, [yamlError(0, 'The file cannot be read as YAML or JSON.')]);
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS:
    'The file contains more than one YAML document. Keep the first one, and delete the "---" line and everything after it.',
  TAB_AS_INDENT: 'YAML does not allow tabs as indentation. Use spaces.',
  TAG_RESOLVE_FAILED: 'Tags ("!…") are not supported. Use the plain value.',
};

/** Codes of errors whose messages quote the text, which is nobody's business when the file is another one than it seems. */
const QUOTING = new Set(['BAD_DIRECTIVE', 'BAD_DQ_ESCAPE', 'BAD_SCALAR_START', 'UNEXPECTED_TOKEN']);

function reasonOf({ code, message }: YAMLError): string {
  return QUOTING.has(code) ? '' : `: ${shorten(message)}`;
}

/** The one document of a text, or what is wrong with the text as a whole. */
function compose(text: string): Document.Parsed | string {
  const tokens = [...new Parser().parse(text)];
  // The composer recurses, and dies with the whole process when a text is nested deeply enough: so look first.
  const excess = excessOf(tokens);
  if (excess) return excess;
  // Its own check for duplicate keys takes quadratic time; `Reader` has another.
  const composer = new Composer({
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
    version: '1.2',
  });
  let first: Document.Parsed | undefined;
  for (const document of composer.compose(tokens, true, text.length)) {
    if (first) return SENTENCES['MULTIPLE_DOCS'] ?? '';
    first = document as Document.Parsed;
  }
  return first ?? 'The file cannot be read as YAML or JSON.';
}

const TOO_DEEP = 'The file is nested too deeply.';
const TOO_MANY = `The file contains more than ${MAX_VALUES} values. Split it.`;

/** Which limit a text breaks, if any. */
function excessOf(tokens: readonly CST.Token[]): string | undefined {
  const open: [token: CST.Token, depth: number][] = tokens.map((token) => [token, 0]);
  let values = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const [token, depth] = next;
    if (depth > MAX_DEPTH) return TOO_DEEP;
    if (++values > MAX_VALUES) return TOO_MANY;
    if (token.type === 'document' && token.value) open.push([token.value, depth + 1]);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push([key, depth + 1]);
      if (value) open.push([value, depth + 1]);
    }
  }
  return undefined;
}

/** Turns nodes into plain data within limits. */
class Reader {
  readonly errors: [offset: number, message: string][] = [];
  readonly #document: Document;
  #values = 0;
  #aliases = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  read(node: unknown, depth: number): unknown {
    if (this.#isTooMuch(node, depth)) return undefined;
    if (isAlias(node)) return this.#alias(node, depth);
    if (isMap(node)) return this.#map(node.items, depth);
    if (isSeq(node)) return node.items.map((item) => this.read(item, depth + 1) ?? null);
    if (!isScalar(node)) return undefined;
    const { value } = node;
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
      return isBlank(node) ? undefined : value;
    this.#fault(node, 'Only text, numbers, true, false, lists, and objects are supported.');
    return undefined;
  }

  #alias(node: Alias, depth: number): unknown {
    const known = ++this.#aliases <= MAX_ALIASES;
    const target = known ? node.resolve(this.#document) : undefined;
    if (target) return this.read(target, depth + 1);
    const missing = `There is no anchor "&${shorten(node.source)}" above.`;
    this.#fault(node, known ? missing : `More than ${MAX_ALIASES} aliases ("*…") are not supported.`);
    return undefined;
  }

  #map(pairs: readonly Pair[], depth: number): unknown {
    const data: Record<string, unknown> = Object.create(null);
    for (const { key, value } of pairs) {
      const name = keyName(key);
      if (name === undefined) this.#fault(key ?? value, 'A key must be text.');
      else if (name in data)
        this.#fault(key, `The key "${shorten(name)}" occurs twice. Merge the two entries or delete one.`);
      else {
        const read = this.read(value, depth + 1);
        if (read !== undefined) data[name] = read;
      }
    }
    return data;
  }

  #isTooMuch(node: unknown, depth: number): boolean {
    if (this.#values > MAX_VALUES) return true;
    if (++this.#values > MAX_VALUES) this.#fault(node, TOO_MANY);
    else if (depth > MAX_DEPTH) this.#fault(node, TOO_DEEP);
    else return false;
    return true;
  }

  #fault(node: unknown, message: string): void {
    if (this.errors.length < 5) this.errors.push([startOf(node), message]);
  }
}

/** A key's text as written, so that `0042` does not become `42`. */
function keyName(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/** Whether nothing is written, where an explicit `null` or `~` would take a key away. */
function isBlank(node: Node): boolean {
  return isScalar(node) && node.value === null && (node.source ?? '') === '';
}

function startOf(node: unknown): number {
  return (node as Node | null | undefined)?.range?.[0] ?? 0;
}

/** The node at a path, or the last one on the way, with the key that led there and the number of steps that are missing. */
function find(root: Node | null, at: DataPath): { node: unknown; key: unknown; rest: number } {
  let node: unknown = root;
  let key: unknown = root;
  for (const [index, step] of at.entries()) {
    let next: { key: unknown; value: unknown } | undefined;
    if (isMap(node)) next = node.items.find((pair) => keyName(pair.key) === step);
    else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      next = { key: node.items[step], value: node.items[step] };
    }
    if (!next) return { node, key, rest: at.length - index };
    key = next.key;
    node = next.value;
  }
  return { node, key, rest: 0 };
}

function offsetOf(root: Node | null, at: DataPath, part: 'key' | 'value'): number {
  const { node, key, rest } = find(root, at);
  // A missing value is told at the key that should hold it.
  return startOf(rest === 0 && part === 'value' && node ? node : (key ?? node));
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
