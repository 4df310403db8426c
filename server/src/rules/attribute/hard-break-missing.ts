import type { Attribute, Part, Playbook } from '../../playbook/model.ts';
import { lineEnding } from '../../text/lines.ts';
import { isEmpty, slice } from '../../text/span.ts';
import { defineRule, type Fix, replace } from '../rule.ts';
import { isBelowLabel, labelWithin } from './shared.ts';

export default defineRule({
  id: 'attribute/hard-break-missing',
  scope: 'page',
  severity: 'warning',
  summary: 'A key/value line runs into the next line when the page is rendered.',
  why: 'Markdown joins the lines of a paragraph, so readers see both on one line.',
  messages: {
    missing: {
      message: 'The next line is shown on the same line as "{label}".',
      advice: 'End this line with two spaces.',
    },
    joined: {
      message: '"{other}" is on the same line as "{label}", as if it were part of its value.',
      advice: 'Put it on its own line.',
    },
  },
  check({ page, profile, report }) {
    for (const [index, attribute] of page.attributes.entries()) {
      const { label, value, missingBreakAt: at } = attribute;
      const other = labelWithin(attribute, page, profile);
      if (other) {
        const fixes = [lineBreak(attribute, other, page)].filter((fix) => fix !== undefined);
        report({
          message: 'joined',
          data: { label: label.text, other: other.text },
          span: other.span,
          fixes,
        });
      }
      if (at === undefined || isBelowLabel(attribute, page.attributes[index + 1], page)) continue;
      report({
        message: 'missing',
        data: { label: label.text },
        span: isEmpty(value.span) ? label.span : value.span,
        fixes: [
          replace({ start: at, end: at }, breakSpaces(page.text, at), 'End the line with two spaces', true),
        ],
      });
    }
  },
});

/** One space is enough where one stands already. */
function breakSpaces(text: string, at: number): string {
  return text[at - 1] === ' ' ? ' ' : '  ';
}

/** Puts the label on a line of its own. Where both are within one pair of bold marks, each line gets its own pair. */
function lineBreak({ span }: Attribute, { span: label }: Part, { text }: Playbook): Fix | undefined {
  const before = text.slice(span.start, label.start).trimEnd();
  const blank = { start: span.start + before.length, end: label.start };
  if (blank.start === blank.end) return undefined;
  const marks = (before.match(/\*\*/g)?.length ?? 0) % 2 === 1 ? '**' : '';
  const newText = `${marks}  ${lineEnding(text)}${marks}`;
  return replace(blank, newText, `Start a new line with "${slice(text, label)}"`);
}
