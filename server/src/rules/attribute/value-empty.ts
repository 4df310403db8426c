import type { Attribute } from '../../playbook/model.ts';
import { isBlankValue } from '../../playbook/queries/blank-value.ts';
import { expectedPhase, isPhase } from '../../playbook/queries/phase.ts';
import { slice } from '../../text/span.ts';
import { defineRule, type Fix, type RuleContext, replace } from '../rule.ts';
import { isBelowLabel } from './shared.ts';

export default defineRule({
  id: 'attribute/value-empty',
  scope: 'page',
  severity: 'warning',
  summary: 'A key/value line has no value.',
  why: 'Readers cannot tell whether there is nothing to say or something was forgotten.',
  messages: {
    empty: { message: '"{label}" has no value.', advice: 'Add a value.' },
    'empty-none': {
      message: '"{label}" has no value.',
      advice: 'Add a value, or write "{none}" if there is none.',
    },
    'empty-phase': { message: '"{label}" has no value.', advice: 'The file name suggests "{value}".' },
  },
  check(context) {
    const { page, profile, report } = context;
    for (const [index, attribute] of page.attributes.entries()) {
      if (!isBlankValue(attribute) || isBelowLabel(attribute, page.attributes[index + 1], page)) continue;
      const { id, label } = attribute;
      const phase = isPhase(id, profile) ? expectedPhase(page, profile) : undefined;
      if (phase !== undefined) {
        report({
          message: 'empty-phase',
          data: { label: label.text, value: phase },
          span: label.span,
          fixes: fill(attribute, phase, context),
        });
      } else {
        const [none] = profile.none;
        report({
          message: none === undefined ? 'empty' : 'empty-none',
          data: { label: label.text, none: none ?? '' },
          span: label.span,
        });
      }
    }
  },
});

/** Writes the value in bold, in place of marks that hold nothing. */
function fill({ valueSource }: Attribute, value: string, { page }: RuleContext): Fix[] {
  const lead = /[\s：]/.test(page.text[valueSource.start - 1] ?? '') ? '' : ' ';
  return slice(page.text, valueSource).includes('\n')
    ? []
    : [replace(valueSource, `${lead}**${value}**`, `Add "${value}"`)];
}
