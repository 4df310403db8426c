import type { Nodes, Root, RootContent } from 'mdast';
import { type Span, shift } from '../../text/span.ts';
import type { Block, Inline } from './types.ts';

/** A block that was read in a part of the text, as it is in the whole text. */
export function shiftBlock(block: Block, by: number): Block {
  if (by === 0) return block;
  return {
    kind: block.kind,
    span: shift(block.span, by),
    level: block.level,
    containers: block.containers,
    lines: block.lines.map((line) => shift(line, by)),
    inlines: block.inlines.map((inline) => shiftInline(inline, by)),
    text: block.text,
  };
}

function shiftInline({ kind, span, url, href, label }: Inline, by: number): Inline {
  return {
    kind,
    span: shift(span, by),
    url: optional(url, by),
    href,
    label: label && { span: shift(label.span, by), text: label.text },
  };
}

function optional(span: Span | undefined, by: number): Span | undefined {
  return span && shift(span, by);
}

/** How far a part lies from the start of the text; `columns` counts for the part's first line alone. */
export interface Distance {
  readonly lines: number;
  readonly columns: number;
  readonly offset: number;
}

/** The tree of a part of the text, with its length in UTF-16 code units and in line ends. */
export interface PlacedTree {
  readonly root: Root;
  readonly length: number;
  readonly lines: number;
}

/** One tree of the trees of consecutive parts, copied, with positions as in the whole text. */
export function joinTrees(parts: readonly PlacedTree[], from: Distance): Root {
  const children: RootContent[] = [];
  const origin = point({ line: 1, column: 1, offset: 0 }, from);
  let start: Point | undefined;
  let end: Point | undefined;
  let by = from;
  for (const { root, length, lines } of parts) {
    for (const child of root.children) children.push(copy(child, by));
    if (root.position) {
      start ??= point(root.position.start, by);
      end = point(root.position.end, by);
    }
    by = { lines: by.lines + lines, columns: 0, offset: by.offset + length };
  }
  return { type: 'root', children, position: { start: start ?? origin, end: end ?? origin } };
}

type Point = NonNullable<Root['position']>['start'];

function point({ line, column, offset = 0 }: Point, by: Distance): Point {
  const columns = line === 1 ? by.columns : 0;
  return { line: line + by.lines, column: column + columns, offset: offset + by.offset };
}

/** A deep copy, moved. Trees are deeper than a call stack where emphasis is nested without end: so no recursion. */
function copy<T extends Nodes>(node: T, by: Distance): T {
  const result = moved(node, by);
  const waiting: Nodes[] = [result];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (!('children' in next)) continue;
    const children: Nodes[] = next.children.map((child) => moved(child, by));
    Object.assign(next, { children });
    waiting.push(...children);
  }
  return result;
}

function moved<T extends Nodes>(node: T, by: Distance): T {
  const { position } = node;
  if (!position) return { ...node };
  return { ...node, position: { start: point(position.start, by), end: point(position.end, by) } };
}
