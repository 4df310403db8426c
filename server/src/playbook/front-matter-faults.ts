import { isEmpty, type Span, trim } from '../text/span.ts';
import { sourceOfValue } from './front-matter-lines.ts';
import { colonOf, type Line, lineFrom } from './front-matter-place.ts';

/** What the YAML parser complained about, as it says it; its offsets are those of the whole text. */
export interface YamlFault {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/** A fault in plain words, and the text that it is about: the parser notices most faults behind their place. */
export function explain(
  fault: YamlFault,
  text: string,
  body: Span,
): { readonly message: string; readonly span: Span } {
  const line = lineAround(text, fault.span.start, body);
  const { why, span } = inValue(fault, text, body, line) ?? inLine(fault, text, line);
  return { message: `The front matter is not valid YAML: ${why}`, span };
}

interface Reason {
  readonly why: string;
  readonly span: Span;
}

/** The value that is to blame, on the fault's line or, where a bracket or quotation mark stays open, above it. */
function inValue(fault: YamlFault, text: string, body: Span, line: Line): Reason | undefined {
  const span = valueOn(text, line);
  const value = span && text.slice(span.start, span.end);
  if (span && value) {
    const mark = /^(?:[>|%@`*!&]|[-?:](?=\s|$))/.exec(value)?.[0];
    if (mark) return { why: `a value that begins with "${mark}" must stand in quotation marks.`, span };
    if (/:\s/.test(value) && !/^["'[{]/.test(value)) {
      const why = 'this value holds a colon and a blank, which begin another key. Put it in quotation marks.';
      return { why, span };
    }
  }
  const open =
    fault.code === 'MISSING_CHAR' || fault.code === 'BAD_INDENT' ? openAbove(text, body, line) : undefined;
  if (open)
    return { why: `the ${text.charAt(open.start)} that begins this value has no counterpart.`, span: open };
  const quoted = span && /^["'[{]/.test(text.charAt(span.start));
  if (quoted && fault.code === 'UNEXPECTED_TOKEN' && fault.span.start > span.start) {
    const why = 'the value ends before its line does. Put the whole of it in quotation marks.';
    return { why, span: { start: fault.span.start, end: span.end } };
  }
  return undefined;
}

function inLine(fault: YamlFault, text: string, line: Line): Reason {
  const span = trim(text, line);
  const here = isEmpty(fault.span) || fault.span.end > line.end ? span : fault.span;
  if (fault.code === 'TAB_AS_INDENT') return { why: 'a tab cannot indent a line. Use blanks.', span: here };
  if (fault.code === 'MULTIPLE_DOCS') return { why: 'a line above ends it, such as "...".', span: here };
  if (fault.code === 'RESOURCE_EXHAUSTION') return { why: 'it is nested too deeply.', span: here };
  if (colonOf(text, { ...line, start: span.start }) === undefined) {
    return { why: 'this line has no key, or no colon and blank behind it.', span };
  }
  const indented =
    fault.code === 'BAD_INDENT' || fault.code === 'UNEXPECTED_TOKEN' || span.start > line.start;
  if (indented) return { why: 'the entries do not begin in one column.', span };
  if (fault.code === 'BLOCK_AS_IMPLICIT_KEY') {
    return { why: 'the lines below are indented, and so would belong to this value.', span };
  }
  return { why: `${fault.message.charAt(0).toLowerCase()}${fault.message.slice(1)}.`, span: here };
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
