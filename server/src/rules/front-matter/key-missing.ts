import type { FrontMatterEntry } from '../../playbook/model.ts';
import { yamlText } from '../../playbook/queries/yaml-text.ts';
import type { TextEdit } from '../../text/edit.ts';
import { lineEnding } from '../../text/lines.ts';
import { defineRule, type Fix, type RuleContext } from '../rule.ts';
import { decidableValue, firstEntries, mistypedKeys, openingOf } from './shared.ts';

export default defineRule({
  id: 'front-matter/key-missing',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A required front matter key is missing.',
  why: 'The page is published without information that every page must have.',
  messages: {
    one: { message: 'The required key {keys} is missing.', advice: 'Add the key.' },
    several: { message: 'The required keys {keys} are missing.', advice: 'Add the keys.' },
  },
  check(context) {
    const { page, profile, report } = context;
    // A key may only seem to be missing where the YAML is broken.
    if (!page.frontMatter || page.frontMatter.error) return;
    const entries = firstEntries(page);
    const mistyped = mistypedKeys(page, profile);
    const missing = Object.entries(profile.frontMatter.keys)
      .filter(([key, { required }]) => required && !entries.has(key) && !mistyped.has(key))
      .map(([key]) => key);
    if (missing.length === 0) return;
    report({
      message: missing.length === 1 ? 'one' : 'several',
      data: { keys: missing.map((key) => `"${key}"`).join(', ') },
      span: openingOf(page),
      subject: missing,
      fixes: [addAll(missing, entries, context)],
    });
  },
});

/** Adds the keys where they usually stand; those at one place in one edit. */
function addAll(
  missing: readonly string[],
  entries: ReadonlyMap<string, FrontMatterEntry>,
  context: RuleContext,
): Fix {
  const { page, profile } = context;
  const usual = Object.keys(profile.frontMatter.keys);
  const lineEnd = lineEnding(page.text);
  const lines = new Map<number, string[]>();
  let undecided = false;
  for (const key of missing) {
    const value = decidableValue(key, context);
    undecided ||= value === undefined;
    const at = insertionPlace(key, usual, entries, context);
    lines.set(at, [...(lines.get(at) ?? []), `${key}: ${yamlText(value ?? '')}`.trimEnd()]);
  }
  const edits = [...lines].map(
    ([at, added]): TextEdit => ({
      span: { start: at, end: at },
      newText: added.map((line) => line + lineEnd).join(''),
    }),
  );
  return { title: titleOf(missing, undecided), edits, safe: false };
}

function titleOf([first, ...others]: readonly string[], undecided: boolean): string {
  if (others.length === 0) return undecided ? `Add "${first}" for you to fill in` : `Add "${first}"`;
  return undecided ? 'Add the keys for you to fill in' : 'Add the keys';
}

/** The start of a line: behind the nearest key that usually is before it, otherwise before the nearest behind it. */
function insertionPlace(
  key: string,
  usual: readonly string[],
  entries: ReadonlyMap<string, FrontMatterEntry>,
  { page }: RuleContext,
): number {
  const place = usual.indexOf(key);
  const present = (keys: readonly string[]) =>
    keys.map((other) => entries.get(other)).find((entry) => entry !== undefined);
  const before = present(usual.slice(0, place).reverse());
  if (before) return page.lines.fullLine(page.lines.lineAt(before.span.end)).end;
  const behind = present(usual.slice(place + 1));
  if (behind) return page.lines.fullLine(page.lines.lineAt(behind.span.start)).start;
  return page.frontMatter?.body.end ?? 0;
}
