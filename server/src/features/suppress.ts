import type { Finding } from '../lint/finding.ts';
import type { Playbook, Suppression } from '../playbook/model.ts';
import type { TextEdit } from '../text/edit.ts';
import { lineEnding } from '../text/lines.ts';
import { contains, type Span, touches } from '../text/span.ts';

/**
 * The comment that silences a finding on its line, in its table or on its whole page. `undefined` where no comment can: none
 * can stand in front matter, and a row of a table is never silenced alone.
 */
export function suppress(
  page: Playbook,
  { rule, span }: Pick<Finding, 'rule' | 'span'>,
  scope: 'line' | 'table' | 'file',
): TextEdit | undefined {
  if (scope === 'file') return wholeFile(page, rule);
  if (page.frontMatter && touches(page.frontMatter.span, span.start)) return undefined;
  const table = page.tables.find((candidate) =>
    contains(candidate.span, { start: span.start, end: span.start }),
  );
  if ((table !== undefined) !== (scope === 'table')) return undefined;
  const line = page.lines.lineAt(table?.span.start ?? span.start);
  return isAboutThePage(page, span, line) ? undefined : nextLine(page, rule, line);
}

/** Whether what is found on a line may be about the page as a whole: it would move up to a comment above. */
function isAboutThePage({ lines, frontMatter }: Playbook, { start, end }: Span, line: number): boolean {
  let first = frontMatter ? lines.lineAt(frontMatter.span.end) + 1 : 0;
  while (first < lines.count && isBlank(lines.lineText(first))) first++;
  if (line > first) return false;
  const isStart = start === lines.line(line).start && end - start <= 1;
  return isStart || !/^\ufeff?(?:#|\|)/.test(lines.lineText(line));
}

function wholeFile(page: Playbook, rule: string): TextEdit {
  const known = page.suppressions.find(({ action, rules }) => action === 'disable-file' && rules.length > 0);
  if (known) return addTo(known, rule);
  const { text, lines, frontMatter } = page;
  const end = lineEnding(text);
  const comment = `<!-- playbook-disable-file ${rule} -->`;
  if (!frontMatter) {
    const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    return insert(start, text.length === start ? comment + end : comment + end + end);
  }
  let line = lines.lineAt(frontMatter.span.end) + 1;
  while (line < lines.count && lines.lineText(line).trim() === '') line++;
  if (line >= lines.count) return insert(frontMatter.span.end, end + end + comment);
  return insert(lines.line(line).start, comment + end + end);
}

/** @param line 0-based line on which the finding or its table begins */
function nextLine(page: Playbook, rule: string, line: number): TextEdit {
  const { lines, text } = page;
  const above = lineAbove(page, line);
  const known = page.suppressions.find(
    ({ action, rules, span }) =>
      action === 'disable-next-line' && rules.length > 0 && lines.lineAt(span.end) === above,
  );
  if (known) return addTo(known, rule);
  const comment = `<!-- playbook-disable-next-line ${rule} -->`;
  if (runsOn(page, line)) {
    // On a line of its own it would cut the paragraph or list in two.
    const { start } = lines.line(line - 1);
    const before = lines
      .lineText(line - 1)
      .replace(/[ \t]+$/, '')
      .replace(/\\$/, '')
      .trimEnd();
    return insert(start + before.length, ` ${comment}`);
  }
  const start = lines.line(line).start + (line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const isMarker = page.conflictMarkers.some((marker) => lines.lineAt(marker.start) === line);
  const prefix = isMarker ? '' : (/^[ \t>]*/.exec(lines.lineText(line).replace(/^\ufeff/, ''))?.[0] ?? '');
  return insert(start, prefix + comment + lineEnding(text));
}

/** The last line above that is not blank; -1 for none. */
function lineAbove({ lines }: Playbook, line: number): number {
  let above = line - 1;
  while (above >= 0 && isBlank(lines.lineText(above))) above--;
  return above;
}

const STARTS_ANEW = /^[ \t>]*(?:#{1,6}(?:[ \t]|$)|```|~~~|<|\|)/;
const ENDS = /^[ \t>]*(?:#{1,6}(?:[ \t]|$)|```|~~~|<|\[[^\]]*\]:|(?:[-*_=][ \t]*){3,}$)/;

/** Whether a line and the one above it are parts of one paragraph or list. */
function runsOn({ lines, tables, frontMatter, attributes }: Playbook, line: number): boolean {
  if (line === 0) return false;
  const [above, text] = [lines.lineText(line - 1), lines.lineText(line)];
  if (isBlank(above) || isBlank(text) || STARTS_ANEW.test(text) || ENDS.test(above)) return false;
  const { start, end } = lines.line(line - 1);
  if (frontMatter && start < frontMatter.span.end) return false;
  // What is behind a value would be taken for a part of it.
  const parts = [...tables, ...attributes];
  if (parts.some(({ span }) => span.start <= end && start <= span.end)) return false;
  return depth(above) === depth(text);
}

function isBlank(line: string): boolean {
  return /^[\s>]*$/.test(line);
}

/** How many quotation marks a line begins with. */
function depth(line: string): number {
  return (/^[ \t>]*/.exec(line)?.[0] ?? '').replace(/[^>]/g, '').length;
}

function addTo({ rules }: Suppression, rule: string): TextEdit {
  return insert(rules.at(-1)?.span.end ?? 0, `, ${rule}`);
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
