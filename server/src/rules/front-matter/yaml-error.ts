import type { FrontMatter, Playbook } from '../../playbook/model.ts';
import type { Profile } from '../../profile/profile.ts';
import { lineEnding } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { defineRule, type Fix, type Report, replace } from '../rule.ts';
import { type WeakValue, weaknessOf } from './shared-yaml.ts';

export default defineRule({
  id: 'front-matter/yaml-error',
  scope: 'page',
  severity: 'error',
  summary: 'The front matter is not valid YAML.',
  why: 'The publishing system cannot read any of it: the page loses its title, owner, and date, or is not published.',
  messages: {
    colon: {
      message: 'The value of "{key}" contains a colon and a space, which YAML reads as another key.',
      advice: 'Enclose the value in quotes.',
    },
    character: {
      message: 'The value of "{key}" starts with "{character}", which has a special meaning in YAML.',
      advice: 'Enclose the value in quotes.',
    },
    quote: {
      message: 'The quotes in the value of "{key}" do not match.',
      advice: 'Enclose the whole value in one pair of quotes.',
    },
    separator: {
      message: 'The key "{key}" is not followed by a colon and a space.',
      advice: 'Write "{key}: " before the value.',
    },
    indented: {
      message: 'The key "{key}" is indented, so YAML reads it as part of the value above.',
      advice: 'Delete the spaces before the key.',
    },
    unclosed: {
      message: 'The front matter is not closed, so it is shown as text.',
      advice: 'Add a "---" line after its last entry.',
    },
    other: { message: '{reason}', advice: 'No part of the front matter is read until this is fixed.' },
  },
  check({ page, profile, report }) {
    const { frontMatter } = page;
    if (!frontMatter?.error) return;
    const { message, span } = frontMatter.error;
    if (isUnclosed(frontMatter)) {
      report({ message: 'unclosed', span, fixes: [close(frontMatter, page)] });
      return;
    }
    const line = page.lines.lineAt(span.start);
    const defect =
      weakValue(frontMatter, span, page) ??
      lostSeparator(line, frontMatter, page, profile) ??
      indentedKey(line, page, profile) ??
      indentedKey(line + 1, page, profile);
    report(
      defect ?? { message: 'other', data: { reason: sentence(message) }, span: visible(span, page.text) },
    );
  },
});

function isUnclosed({ body, span }: FrontMatter): boolean {
  return span.end <= body.end;
}

function close({ span }: FrontMatter, { text }: Playbook): Fix {
  return replace({ start: span.end, end: span.end }, `${lineEnding(text)}---`, 'Add a "---" line');
}

function weakValue({ entries }: FrontMatter, error: Span, page: Playbook): Report | undefined {
  const weak = entries.map((entry) => weaknessOf(entry, page.text)).filter((found) => found !== undefined);
  const cause =
    weak.find(({ span }) => isAt(span, error, page)) ??
    // A quotation mark without its second one is noticed at the very end only.
    weak.find(({ kind, span }) => kind === 'quote' && span.start < error.start);
  if (!cause) return undefined;
  const { kind, key, character, span } = cause;
  return { message: kind, data: { key, character }, span, fixes: [quoteAll(weak, cause)] };
}

/** YAML may notice only where the next line begins. */
function isAt({ start }: Span, error: Span, { lines }: Playbook): boolean {
  const line = lines.lineAt(start);
  const at = lines.lineAt(error.start);
  return at === line || (at === line + 1 && error.start === lines.line(at).start);
}

/** All that are broken for certain: YAML names the first only. A bracket may begin a list that is right. */
function quoteAll(weak: readonly WeakValue[], cause: WeakValue): Fix {
  const broken = weak.filter((other) => other === cause || other.kind !== 'character' || other.certain);
  const edits = broken.map(({ span, quoted }) => ({ span, newText: quoted }));
  const title =
    broken.length === 1 ? 'Enclose the value in quotes' : `Enclose ${broken.length} values in quotes`;
  return { title, edits, safe: broken.every(({ certain }) => certain) };
}

/** A line (0-based) that begins with a known key, but without the colon or the space behind it. */
function lostSeparator(
  line: number,
  { body }: FrontMatter,
  { lines }: Playbook,
  profile: Profile,
): Report | undefined {
  const { start } = lines.line(line);
  const match = /^([\w.-]+)((?:[ \t]*:)?[ \t]*)(?=[^\s:])/.exec(lines.lineText(line));
  const key = match?.[1] ?? '';
  if (!match || start < body.start || !profile.frontMatter.keys[key] || /:[ \t]/.test(match[2] ?? ''))
    return undefined;
  const span = { start, end: start + key.length };
  const gap = { start: span.end, end: start + match[0].length };
  return {
    message: 'separator',
    data: { key },
    span,
    fixes: [replace(gap, ': ', `Write "${key}: …"`, match[2] === ':')],
  };
}

/** A line (0-based) with a known key that spaces stand before. */
function indentedKey(line: number, { lines }: Playbook, profile: Profile): Report | undefined {
  const { start } = lines.line(line);
  const match = /^([ \t]+)([\w.-]+):(?=\s|$)/.exec(lines.lineText(line));
  const key = match?.[2] ?? '';
  if (!match || !profile.frontMatter.keys[key]) return undefined;
  const from = start + (match[1]?.length ?? 0);
  const fix = replace({ start, end: from }, '', 'Delete the spaces', true);
  return { message: 'indented', data: { key }, span: { start: from, end: from + key.length }, fixes: [fix] };
}

function sentence(message: string): string {
  const text = message.replace(/\s+/g, ' ').trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** At least one character, so that there is something to underline. */
function visible({ start, end }: Span, text: string): Span {
  if (end > start) return { start, end };
  return start < text.length ? { start, end: start + 1 } : { start: Math.max(0, start - 1), end: start };
}
