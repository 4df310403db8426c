import { yamlText } from '../../playbook/queries/yaml-text.ts';
import { lineEnding } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { defineRule, type RuleContext, replace } from '../rule.ts';
import { decidableValue } from './shared.ts';

export default defineRule({
  id: 'front-matter/missing',
  scope: 'workspace',
  severity: 'warning',
  summary: 'The page has no front matter.',
  why: 'The publishing system reads the title, owner, and date of a page from its front matter.',
  messages: {
    missing: {
      message: 'The page has no front matter.',
      advice: 'Add it at the very start, between two "---" lines, with {keys}.',
    },
  },
  check(context) {
    const { page, profile, report } = context;
    if (!profile.frontMatter.required || page.frontMatter) return;
    const keys = requiredKeys(context);
    report({
      message: 'missing',
      data: { keys: keys.length > 0 ? keys.map((key) => `"${key}"`).join(', ') : 'title' },
      span: firstCharacter(page.text),
      subject: 'front matter',
      fixes:
        keys.length > 0
          ? [replace(start(page.text), skeleton(keys, context), 'Add front matter for you to fill in')]
          : [],
    });
  },
});

function requiredKeys({ profile }: RuleContext): string[] {
  return Object.entries(profile.frontMatter.keys).flatMap(([key, { required }]) => (required ? [key] : []));
}

function firstCharacter(text: string): Span {
  const at = Math.max(text.search(/[^\s\ufeff]/), start(text).start);
  return { start: at, end: Math.min(at + 1, text.length) };
}

function start(text: string): Span {
  const at = text.startsWith('\ufeff') ? 1 : 0;
  return { start: at, end: at };
}

function skeleton(keys: readonly string[], context: RuleContext): string {
  const end = lineEnding(context.page.text);
  const entries = keys.map((key) => `${key}: ${yamlText(decidableValue(key, context) ?? '')}`.trimEnd());
  const blank = /^\ufeff?[ \t]*[\r\n]/.test(context.page.text) ? '' : end;
  return ['---', ...entries, '---', ''].join(end) + blank;
}
