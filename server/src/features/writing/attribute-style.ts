import type { Playbook } from '../../playbook/model.ts';
import { type Cursor, isBlankLine } from '../cursor/cursor.ts';

/** How key/value lines are written: what is before the label, between it and the value, and behind the value. */
export interface AttributeStyle {
  readonly before: string;
  readonly between: string;
  readonly behind: string;
}

const USUAL: AttributeStyle = { before: '', between: ': **', behind: '**' };
const BETWEEN = /^[*_]{0,3}[ \t]?[:：][*_]{0,3}[ \t]?[*_]{0,3}$/;

/** The way of the page's own lines, the last one with a value counting. */
export function attributeStyleOf({ attributes, text }: Playbook): AttributeStyle {
  for (const { span, label, value, valueSource, unbalanced } of [...attributes].reverse()) {
    if (value.text === '' || unbalanced) continue;
    const before = text.slice(span.start, label.span.start);
    const between = text.slice(label.span.end, value.span.start);
    const behind = text.slice(value.span.end, valueSource.end);
    if (BETWEEN.test(between) && /^[*_]{0,3}$/.test(before) && /^[*_]{0,3}$/.test(behind))
      return { before, between, behind };
  }
  return USUAL;
}

/** Begins another block, so that the line above does not run into it. */
const OTHER_BLOCK = /^\s{0,3}(?:#{1,6}(?:\s|$)|>|[-+*]\s|\d{1,9}[.)]\s|`{3}|~{3}|\||<!--)/;

/** The spaces that a line must end with, so that the one below does not run into it when shown; empty where it ends well. */
export function breakAfter(page: Playbook, { line, after }: Cursor): string {
  if (isBlankLine(page, line + 1) || OTHER_BLOCK.test(page.lines.lineText(line + 1))) return '';
  return missingBreakSpaces(after);
}

/** What a line's end lacks to be a hard break. */
export function missingBreakSpaces(lineEnd: string): string {
  if (/(?: {2}|\\|<br\s?\/?>)$/i.test(lineEnd)) return '';
  return lineEnd.endsWith(' ') ? ' ' : '  ';
}
