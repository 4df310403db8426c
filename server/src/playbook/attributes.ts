import type { Profile } from '../profile/profile.ts';
import type { AttributeDefinition } from '../profile/types.ts';
import { type Span, slice, trim } from '../text/span.ts';
import { findUnbalanced } from './balance.ts';
import { type LabelledLine, readLabel } from './labels.ts';
import type { ListReader } from './lists.ts';
import type { Block } from './markdown/types.ts';
import type { Attribute, Part, Section } from './model.ts';
import { plainText } from './plain-text.ts';
import { proseLines } from './prose-lines.ts';
import { sectionAt } from './sections.ts';

/** A line of prose that has a label and a colon, and where it is in its block. */
export interface Candidate {
  readonly labelled: LabelledLine;
  readonly lines: readonly Span[];
  readonly index: number;
}

/** The lines that may be attributes. Not in quotes, nor right behind a list marker: there, a label begins an explanation. */
export function attributeCandidates(blocks: readonly Block[], text: string): Candidate[] {
  return blocks.flatMap((block) => {
    if (block.containers.includes('quote')) return [];
    const lines = proseLines(text, block);
    return lines.flatMap((line, index) => {
      if (index === 0 && block.containers.length > 0 && isBehindMarker(text, line)) return [];
      const labelled = readLabel(text, line);
      if (!labelled) return [];
      // In a table each line is a row of its own: none runs on.
      return block.kind === 'table' ? [{ labelled, lines: [line], index: 0 }] : [{ labelled, lines, index }];
    });
  });
}

function isBehindMarker(text: string, line: Span): boolean {
  let i = line.start - 1;
  while (i >= 0 && (text[i] === ' ' || text[i] === '\t')) i--;
  return i >= 0 && text[i] !== '\n' && text[i] !== '\r';
}

/** The attributes among the candidates: those whose label the profile knows, in the page's language or any other. */
export function readAttributes(
  candidates: readonly Candidate[],
  text: string,
  sections: readonly Section[],
  profile: Profile,
  language: string,
  lists: ListReader,
): Attribute[] {
  const idOf = (word: string): string | undefined =>
    (profile.attributes.find(word, language) ?? profile.attributes.findAnywhere(word)[0])?.id;
  return candidates.flatMap(({ labelled, lines, index }) => {
    const id = idOf(labelled.labelText);
    const line = lines[index];
    if (id === undefined || !line) return [];
    const isAttribute = (next: Span): boolean => idOf(readLabel(text, next)?.labelText ?? '') !== undefined;
    const last = lastLine(text, lines, index, labelled.valueStart, isAttribute);
    const lineEnd = lines[last]?.end ?? line.end;
    const valueSource = trim(text, { start: labelled.valueStart, end: lineEnd });
    const span = { start: trim(text, line).start, end: Math.max(valueSource.end, labelled.valueStart) };
    const value = valuePart(text, valueSource, span);
    return [
      {
        id,
        label: { span: labelled.label, text: labelled.labelText },
        value,
        valueSource,
        items: attributeItems(text, value, profile.attributeDefinitions.get(id), lists),
        span,
        missingBreakAt: last + 1 < lines.length && !hasHardBreak(text, lineEnd) ? lineEnd : undefined,
        unbalanced: findUnbalanced(text, valueSource, span),
        section: sectionAt(sections, span.start),
      },
    ];
  });
}

/** The index of the line on which a value ends: bold text may close on a later line, a list may go on behind its separator. */
function lastLine(
  text: string,
  lines: readonly Span[],
  index: number,
  start: number,
  isAttribute: (line: Span) => boolean,
): number {
  const line = lines[index];
  if (!line) return index;
  const opened = isOdd(text, { start: line.start, end: line.end });
  const unfinished =
    /[/,;、；，&]$/.test(text.slice(start, line.end).trimEnd()) && !hasHardBreak(text, line.end);
  if (!opened && !unfinished) return index;
  for (let i = index + 1; i < lines.length; i++) {
    const next = lines[i];
    if (!next || isAttribute(next)) return index;
    if (!opened || isOdd(text, next)) return i;
  }
  return index;
}

/** Whether a bold mark is left open on a line, or closed that was opened before it. */
function isOdd(text: string, line: Span): boolean {
  return (slice(text, line).match(/\*\*/g)?.length ?? 0) % 2 === 1;
}

/** Two spaces, a backslash or a break tag at the end of a line, which renderers make a new line of. */
function hasHardBreak(text: string, end: number): boolean {
  return /( {2}|\\|<br\s?\/?>)$/i.test(text.slice(Math.max(0, end - 8), end));
}

/** The value without the marks that emphasise all of it, be it alone or together with its label. */
function valuePart(text: string, source: Span, whole: Span): Part {
  let { start, end } = source;
  const opensBefore = /^[*_]+/.exec(text.slice(whole.start, whole.start + 3))?.[0];
  const own = /^(\*{1,3}|_{1,3})/.exec(text.slice(start, Math.min(end, start + 3)))?.[0];
  const marks = own ?? opensBefore;
  const inner = text.slice(start + (own?.length ?? 0), end);
  if (marks !== undefined && inner.endsWith(marks) && !inner.slice(0, -marks.length).includes(marks)) {
    start += own?.length ?? 0;
    end -= marks.length;
  }
  const span = trim(text, { start, end });
  return { span, text: plainText(slice(text, span)) };
}

function attributeItems(
  text: string,
  value: Part,
  definition: AttributeDefinition | undefined,
  lists: ListReader,
): readonly Part[] {
  if (value.text === '' || lists.saysNone(value.text)) return [];
  return definition?.type === 'roles' || definition?.type === 'services'
    ? lists.items(text, value.span)
    : [value];
}
