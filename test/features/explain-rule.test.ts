import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { explainRule } from '../../server/src/features/explain-rule.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { oneLine } from '../../server/src/rules/rule.ts';

/** The text of a Markdown document as a reader sees it. */
function shownText(markdown: string): string {
  const texts: string[] = [];
  const visit = (node: { readonly value?: string; readonly children?: readonly object[] }): void => {
    if (node.value !== undefined) texts.push(node.value);
    for (const child of node.children ?? []) visit(child);
  };
  visit(fromMarkdown(markdown));
  return texts.join('\n');
}

test('messages with backslashes are shown as they are', () => {
  const messages = rules.flatMap((rule) =>
    Object.values(rule.messages).map((message) => ({ rule, text: oneLine(message) })),
  );
  const escaping = messages.filter(({ text }) => text.includes('\\'));
  expect(escaping.length).toBeGreaterThan(1);
  for (const { rule, text } of escaping) expect(shownText(explainRule(rule))).toContain(text);
});
