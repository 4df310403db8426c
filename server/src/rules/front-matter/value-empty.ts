import type { FrontMatterEntry } from '../../playbook/model.ts';
import { yamlText } from '../../playbook/queries/yaml-text.ts';
import { defineRule, type Fix, type RuleContext, replace } from '../rule.ts';
import { decidableValue, entryLines } from './shared.ts';

export default defineRule({
  id: 'front-matter/value-empty',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A front matter key has no value.',
  why: 'The page is published without the information that the key is for.',
  messages: {
    required: { message: 'The required key "{key}" has no value.', advice: 'Add a value.' },
    optional: { message: 'The key "{key}" has no value.', advice: 'Add a value or delete the line.' },
  },
  check(context) {
    const { page, profile, report } = context;
    const entries = page.frontMatter?.entries ?? [];
    for (const entry of entries) {
      const key = entry.key.text;
      const definition = profile.frontMatter.keys[key];
      if (!definition || entry.value.text.trim() !== '') continue;
      // A key that stands twice is another rule's business.
      if (entries.some((other) => other !== entry && other.key.text === key)) continue;
      const required = definition.required === true;
      report({
        message: required ? 'required' : 'optional',
        data: { key },
        span: entry.key.span,
        fixes: [
          ...fillIn(entry, context),
          ...(required ? [] : [replace(entryLines(entry, page), '', 'Delete the line')]),
        ],
      });
    }
  },
});

function fillIn(entry: FrontMatterEntry, context: RuleContext): Fix[] {
  const value = decidableValue(entry.key.text, context);
  if (value === undefined) return [];
  const { text } = context.page;
  const { span } = entry.value;
  const quoted = /["']/.test(text.charAt(span.start - 1));
  const written = quoted ? value : (text.charAt(span.start - 1) === ':' ? ' ' : '') + yamlText(value);
  return [replace(span, written, `Fill in "${value}"`)];
}
