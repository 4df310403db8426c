import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  parseDocument,
  type Scalar,
} from 'yaml';
import { type Span, trim } from '../../text/span.ts';
import type { FrontMatterEntry, Part } from '../model.ts';
import type { YamlDefect } from './errors.ts';
import { lineFrom } from './place.ts';

/** What YAML made of the body of front matter: entries, unless it is no YAML or has no keys. */
export interface YamlReading {
  readonly entries: readonly FrontMatterEntry[];
  /** The first defect. */
  readonly defect: YamlDefect | undefined;
}

/** Reads the entries of front matter; scalars stay texts, and no alias or tag is ever resolved into data. */
export function readYaml(text: string, body: Span): YamlReading {
  const source = text.slice(body.start, body.end).replace(/\r(?!\n)/g, '\n');
  const document = parse(source);
  const page: Page = { text, base: body.start, anchors: new Map() };
  if (!document) return isDefective(TOO_DEEP, 'It is nested too deeply', [0, 0], page);
  // A tag that means nothing is but a warning of this parser, and an error of others.
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) return isDefective(problem.code, problem.message, problem.pos, page);
  const { contents } = document;
  if (contents === null) return { entries: [], defect: undefined };
  if (!isMap(contents)) return isDefective('NO_MAP', 'There are no keys', contents.range, page);
  const entries = contents.items.map((pair) => entryOf(pair as Pair<ParsedNode, ParsedNode | null>, page));
  const { lost } = page;
  return lost
    ? isDefective('BAD_ALIAS', 'Nothing has this name', lost.range, page)
    : { entries, defect: undefined };
}

/** The parser's own code for what goes beyond its limits. */
const TOO_DEEP = 'RESOURCE_EXHAUSTION';

/** `undefined` where nesting exhausts the call stack before the parser's own limit. */
function parse(source: string): ReturnType<typeof parseDocument<ParsedNode>> | undefined {
  try {
    // `failsafe` knows neither numbers, dates nor tags; duplicate keys are the checker's business, not an error.
    return parseDocument(source, {
      schema: 'failsafe',
      uniqueKeys: false,
      keepSourceTokens: true,
      prettyErrors: false,
      logLevel: 'error',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Range = readonly [number, number, ...unknown[]];

function isDefective(code: string, message: string, range: Range, { base, text }: Page): YamlReading {
  const start = Math.min(base + range[0], text.length);
  const span = { start, end: Math.max(start, Math.min(base + range[1], text.length)) };
  return { entries: [], defect: { code, message, span } };
}

interface Page {
  readonly text: string;
  /** Offset of the YAML in the text. */
  readonly base: number;
  /** The texts that have a name, as in `&name text`. */
  readonly anchors: Map<string, string>;
  /** An alias for a name that nothing has. */
  lost?: ParsedNode;
}

function entryOf(pair: Pair<ParsedNode, ParsedNode | null>, page: Page): FrontMatterEntry {
  const key = partOf(pair.key, page);
  const start = page.base + pair.key.range[0];
  const value = pair.value && partOf(pair.value, page);
  if (!value || (value.text === '' && isScalar(pair.value) && pair.value.type === 'PLAIN')) {
    const colon = colonOf(pair, page) ?? yamlSpan(pair.key, page).end;
    const nothing: Part = { span: { start: colon, end: colon }, text: '' };
    return { key, value: nothing, items: [], span: { start, end: lineFrom(page.text, colon).end } };
  }
  const end = lineFrom(page.text, Math.max(value.span.end, start)).end;
  return { key, value, items: yamlItems(pair.value, value, page), span: { start, end } };
}

/** Right behind the colon. */
function colonOf(pair: Pair<ParsedNode, ParsedNode | null>, page: Page): number | undefined {
  const token = pair.srcToken;
  const colon = token && 'sep' in token ? token.sep?.find(({ type }) => type === 'map-value-ind') : undefined;
  return colon && page.base + colon.offset + 1;
}

function yamlItems(value: ParsedNode | null, part: Part, page: Page): readonly Part[] {
  if (isSeq(value)) {
    return value.items.filter((item) => !isPair(item)).map((item) => partOf(item as ParsedNode, page));
  }
  return part.text === '' ? [] : [part];
}

/** Without the line ends that the parser counts among a list or map. */
function yamlSpan({ range: [start, end] }: ParsedNode, { text, base }: Page): Span {
  return trim(text, { start: base + start, end: base + end });
}

function partOf(node: ParsedNode, page: Page): Part {
  const span = yamlSpan(node, page);
  const written = page.text.slice(span.start, span.end);
  if (isAlias(node)) {
    const text = page.anchors.get(node.source);
    // A name may also stand deeper than the values that are looked at.
    if (text === undefined && !page.lost && !page.text.includes(`&${node.source}`, page.base))
      page.lost = node;
    return { span, text: text ?? written };
  }
  const text = isCollection(node) ? written : scalarText(node, written);
  if (node.anchor) page.anchors.set(node.anchor, text);
  const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
  return { span: quoted ? { start: span.start + 1, end: span.end - 1 } : span, text };
}

function scalarText({ type, value }: Scalar, written: string): string {
  // Written as it is read, but for invisible characters at its ends.
  if (type === 'PLAIN' && !/[\r\n]/.test(written)) return written;
  const text = String(value ?? '');
  // The line ends of a block scalar say nothing in front matter.
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? text.trimEnd() : text;
}
