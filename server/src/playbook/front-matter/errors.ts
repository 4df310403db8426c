import { isEmpty, type Span, trim } from '../../text/span.ts';
import { sourceOfValue } from './lines.ts';
import { colonOf, type Line, lineFrom } from './place.ts';

/** What the YAML parser complained about, as it says it; its offsets are those of the whole text. */
export interface YamlDefect {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/** A defect in plain words, and the text that it is about: the parser notices most defects behind their place. */
export function explainYamlError(
  defect: YamlDefect,
  text: string,
  body: Span,
): { readonly message: string; readonly span: Span } {
  const line = lineAround(text, defect.span.start, body);
  const { why, span } = inValue(defect, text, body, line) ?? inLine(defect, text, line);
  return { message: why, span };
}

interface Reason {
  readonly why: string;
  readonly span: Span;
}

/** The value that is to blame, on the defect's line or, where a bracket or quotation mark stays open, above it. */
function inValue(defect: YamlDefect, text: string, body: Span, line: Line): Reason | undefined {
  const span = valueOn(text, line);
  const value = span && text.slice(span.start, span.end);
  if (span && value) {
    const mark = /^(?:[>|%@`*!&]|[-?:](?=\s|$))/.exec(value)?.[0];
    if (mark) return { why: `A value that starts with "${mark}" must be enclosed in quotes.`, span };
    if (/:\s/.test(value) && !/^["'[{]/.test(value)) {
      const why = 'The value contains a colon and a space, which YAML reads as another key.';
      return { why, span };
    }
  }
  const open =
    defect.code === 'MISSING_CHAR' || defect.code === 'BAD_INDENT' ? openAbove(text, body, line) : undefined;
  if (open)
    return {
      why: `The ${text.charAt(open.start)} at the start of the value has no counterpart.`,
      span: open,
    };
  const quoted = span && /^["'[{]/.test(text.charAt(span.start));
  if (quoted && defect.code === 'UNEXPECTED_TOKEN' && defect.span.start > span.start) {
    const why = 'There is text after the end of the value.';
    return { why, span: { start: defect.span.start, end: span.end } };
  }
  return undefined;
}

function inLine(defect: YamlDefect, text: string, line: Line): Reason {
  const span = trim(text, line);
  const here = isEmpty(defect.span) || defect.span.end > line.end ? span : defect.span;
  if (defect.code === 'TAB_AS_INDENT')
    return { why: 'A line is indented with a tab, which YAML does not allow.', span: here };
  if (defect.code === 'MULTIPLE_DOCS')
    return { why: 'A line above, such as "...", ends the YAML.', span: here };
  if (defect.code === 'RESOURCE_EXHAUSTION')
    return { why: 'The front matter is nested too deeply.', span: here };
  if (colonOf(text, { ...line, start: span.start }) === undefined) {
    return { why: 'This line has no key followed by a colon and a space.', span };
  }
  const indented =
    defect.code === 'BAD_INDENT' || defect.code === 'UNEXPECTED_TOKEN' || span.start > line.start;
  if (indented) return { why: 'The entries do not start in the same column.', span };
  if (defect.code === 'BLOCK_AS_IMPLICIT_KEY') {
    return { why: 'The indented lines below are read as part of this value.', span };
  }
  return { why: `The front matter is not valid YAML: ${defect.message}.`, span: here };
}

function valueOn(text: string, line: Line): Span | undefined {
  const start = trim(text, line).start;
  const colon = colonOf(text, { ...line, start });
  return colon === undefined ? undefined : sourceOfValue(text, line, colon);
}

/** The last value at or above a line that begins with a bracket or quotation mark and does not end with its counterpart. */
function openAbove(text: string, body: Span, line: Line): Span | undefined {
  let found: Span | undefined;
  for (let at = body.start; at <= line.start && at < body.end; ) {
    const above = lineFrom(text, at);
    const value = valueOn(text, above);
    if (value && !isEmpty(value) && isOpen(text.slice(value.start, value.end))) found = value;
    at = above.next;
  }
  return found;
}

function isOpen(value: string): boolean {
  const end = COUNTERPARTS[value.charAt(0)];
  return end !== undefined && (value.length === 1 || !value.endsWith(end));
}

const COUNTERPARTS: Readonly<Record<string, string | undefined>> = { '"': '"', "'": "'", '[': ']', '{': '}' };

/** The line of an offset; behind the last line of the body, that one. */
function lineAround(text: string, offset: number, body: Span): Line {
  let start = Math.max(body.start, Math.min(offset, body.end));
  if (start === body.end && start > body.start) start--;
  if (start > body.start && text[start] === '\n' && text[start - 1] === '\r') start--;
  while (start > body.start && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return lineFrom(text, start);
}
