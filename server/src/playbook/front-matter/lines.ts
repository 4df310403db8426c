import { isEmpty, type Span, trim } from '../../text/span.ts';
import type { FrontMatterEntry, Part } from '../model.ts';
import { colonOf, isInner, type Line, lineFrom } from './place.ts';

/**
 * Reads `key: value` line by line, for front matter that is no YAML: keys begin at the line's start, indented lines and
 * list items belong to the key above. Nothing is resolved but simple quotation marks.
 */
export function readByLines(text: string, body: Span): FrontMatterEntry[] {
  const entries: FrontMatterEntry[] = [];
  for (let at = body.start; at < body.end; ) {
    const line = lineFrom(text, at);
    at = line.next;
    const colon = separatorOf(text, line, entries.length > 0);
    if (colon === undefined) continue;
    const inner: Line[] = [];
    for (let next = lineFrom(text, at); at < body.end && isInner(text, next); next = lineFrom(text, at)) {
      inner.push(next);
      at = next.next;
    }
    entries.push(entryOf(text, line, colon, inner));
  }
  return entries;
}

/** Also where the space behind the colon is missing or the colon is a full-width one, and where the first key is indented. */
function separatorOf(text: string, line: Line, indentedIsInner: boolean): number | undefined {
  const start = indentedIsInner ? line.start : trim(text, line).start;
  const colon = colonOf(text, { ...line, start });
  if (colon !== undefined) return colon;
  const key = /^[A-Za-z_][\w.-]*(?=[:\uff1a](?!\/\/))/.exec(text.slice(start, line.end));
  return key ? start + key[0].length : undefined;
}

/** The value on a line, comment and spaces left out, quotation marks not; empty right behind the colon if there is none. */
export function sourceOfValue(text: string, line: Span, colon: number): Span {
  return withoutComment(text, trim(text, { start: colon + 1, end: line.end }));
}

function entryOf(text: string, line: Line, colon: number, inner: readonly Line[]): FrontMatterEntry {
  const written = trim(text, { start: line.start, end: colon });
  const key = unquoted(text, written);
  const first = sourceOfValue(text, line, colon);
  const contents = inner
    .map((each) => trim(text, each))
    .filter((each) => !isEmpty(each) && text[each.start] !== '#');
  const start = isEmpty(first) ? (contents[0]?.start ?? first.start) : first.start;
  const value = unquoted(text, { start, end: contents.at(-1)?.end ?? first.end });
  const listed = contents
    .filter(({ start: at }) => text[at] === '-')
    .map((each) =>
      unquoted(text, withoutComment(text, trim(text, { start: each.start + 1, end: each.end }))),
    );
  const items = isEmpty(first) && listed.length > 0 ? listed : lineItems(text, value);
  return { key, value, items, span: { start: written.start, end: inner.at(-1)?.end ?? line.end } };
}

function unquoted(text: string, span: Span): Part {
  const quote = text.charAt(span.start);
  const quoted =
    span.end - span.start > 1 && (quote === '"' || quote === "'") && text[span.end - 1] === quote;
  const inner = quoted ? { start: span.start + 1, end: span.end - 1 } : span;
  return { span: inner, text: text.slice(inner.start, inner.end).replace(/[ \t]*[\r\n]\s*/g, ' ') };
}

function withoutComment(text: string, span: Span): Span {
  const source = text.slice(span.start, span.end);
  if (/^["']/.test(source)) return span;
  const comment = source.startsWith('#') ? 0 : source.search(/[ \t]#/);
  return comment === -1 ? span : trim(text, { start: span.start, end: span.start + comment });
}

/** `[a, b]` on one line; otherwise the value alone. */
function lineItems(text: string, value: Part): readonly Part[] {
  const { start, end } = value.span;
  if (start === end) return [];
  if (text[start] !== '[' || text[end - 1] !== ']') return [value];
  const items: Part[] = [];
  let from = start + 1;
  for (const source of text.slice(from, end - 1).split(',')) {
    const item = trim(text, { start: from, end: from + source.length });
    if (!isEmpty(item)) items.push(unquoted(text, item));
    from += source.length + 1;
  }
  return items;
}
