import type { TextEdit } from '../../text/edit.ts';

/**
 * What edits do to a file, as a unified diff that `git apply` and `patch` take. It is made of the edits themselves, in time
 * linear in the text: nothing has to be searched for. Lines end with `\n`; a `\r` belongs to its line, as it does for Git.
 *
 * @param path the file's name in the diff
 * @param edits in the order of the text, none overlapping
 * @returns empty when nothing changes
 */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[]): string {
  const lines = splitLines(text);
  const hunks = group(changesOf(text, lines, edits));
  if (hunks.length === 0) return '';
  let shift = 0;
  const parts = [`--- ${headerName(`a/${path}`)}\n+++ ${headerName(`b/${path}`)}\n`];
  for (const changes of hunks) {
    parts.push(hunk(changes, lines, shift));
    for (const { end, start, added } of changes) shift += added.length - (end - start);
  }
  return parts.join('');
}

/** Unchanged lines shown around a change. */
const CONTEXT = 3;

/** Some lines of the old text, 0-based and the end exclusive, and those that take their place. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly added: readonly string[];
}

/** The lines of a text with their ends; the last one may have none. */
function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => `${line}\n`);
  const last = lines.pop()?.slice(0, -1) ?? '';
  return last === '' ? lines : [...lines, last];
}

function changesOf(text: string, lines: readonly string[], edits: readonly TextEdit[]): Change[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length);
  const offset = (line: number) => starts[Math.min(line, lines.length)] ?? text.length;
  // Text put behind a last line without end belongs to that line.
  const last = lines.at(-1)?.endsWith('\n') === false ? lines.length - 1 : lines.length;
  const changes: Change[] = [];
  let line = 0;
  for (let index = 0; index < edits.length; ) {
    while (line < last && offset(line + 1) <= (edits[index]?.span.start ?? 0)) line++;
    const start = line;
    let at = offset(start);
    let added = '';
    let next = edits[index];
    // All edits that share a line, or touch the next one, make one change.
    while (next && (line === start || next.span.start <= offset(line))) {
      added += text.slice(at, next.span.start) + next.newText;
      at = next.span.end;
      while (line < lines.length && offset(line) <= at) line++;
      next = edits[++index];
      if (line === start) break;
    }
    added += text.slice(at, offset(line));
    changes.push(...trimmed({ start, end: line, added: splitLines(added) }, lines));
  }
  return changes;
}

/** A change without the lines at its two ends that stay the same; nothing if all do. */
function trimmed({ start, end, added }: Change, lines: readonly string[]): Change[] {
  let from = 0;
  while (start + from < end && from < added.length && lines[start + from] === added[from]) from++;
  let less = 0;
  while (
    end - less > start + from &&
    added.length - less > from &&
    lines[end - less - 1] === added[added.length - less - 1]
  )
    less++;
  const change = { start: start + from, end: end - less, added: added.slice(from, added.length - less) };
  return change.start === change.end && change.added.length === 0 ? [] : [change];
}

/** Changes whose surroundings would meet stand in one hunk. */
function group(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const before = last?.at(-1);
    if (last && before && change.start - before.end <= 2 * CONTEXT) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

/** @param shift by how many lines the changes before have made the text longer */
function hunk(changes: readonly Change[], lines: readonly string[], shift: number): string {
  const from = Math.max(0, (changes[0]?.start ?? 0) - CONTEXT);
  const to = Math.min(lines.length, (changes.at(-1)?.end ?? 0) + CONTEXT);
  const body: string[] = [];
  let growth = 0;
  let at = from;
  for (const { start, end, added } of changes) {
    body.push(...lines.slice(at, start).map((line) => ` ${line}`));
    body.push(...lines.slice(start, end).map((line) => `-${line}`));
    body.push(...added.map((line) => `+${line}`));
    growth += added.length - (end - start);
    at = end;
  }
  body.push(...lines.slice(at, to).map((line) => ` ${line}`));
  const head = `@@ -${range(from, to - from)} +${range(from + shift, to - from + growth)} @@\n`;
  return head + body.map((line) => (line.endsWith('\n') ? line : `${line}\n${NO_END}\n`)).join('');
}

const NO_END = '\\ No newline at end of file';

/** Where some lines stand, 1-based; no lines stand behind the one before them. */
function range(start: number, count: number): string {
  if (count === 0) return `${start},0`;
  return count === 1 ? `${start + 1}` : `${start + 1},${count}`;
}

/** A name as Git writes it: in quotes where it has control characters, with a tab behind it where it has spaces. */
function headerName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be escaped
  if (/[\u0000-\u001f"\\\u007f]/.test(name)) return `"${name.replace(/[\u0000-\u001f"\\\u007f]/g, escaped)}"`;
  return name.includes(' ') ? `${name}\t` : name;
}

function escaped(char: string): string {
  const known: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' };
  if (char === '"' || char === '\\') return `\\${char}`;
  return known[char] ?? `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
