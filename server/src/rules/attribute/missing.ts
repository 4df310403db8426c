import { kindTitle, pageSpan } from '../../playbook/queries/outline.ts';
import { isPhase } from '../../playbook/queries/phase.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'attribute/missing',
  scope: 'page',
  severity: 'warning',
  summary: 'A key/value line that every page of this kind has is missing.',
  why: 'Readers look for it below the title of every such page.',
  messages: {
    missing: { message: 'This {kind} has no "{label}:" line.', advice: 'Add it below the title.' },
  },
  check({ page, profile, report }) {
    const kind = profile.kinds.get(page.kind ?? '');
    if (!kind?.attributes) return;
    const present = new Set(page.attributes.map(({ id }) => id));
    // The phase has a rule of its own, which knows what to add.
    for (const id of kind.attributes.filter(
      (expected) => !present.has(expected) && !isPhase(expected, profile),
    )) {
      const label = profile.attributes.preferred(id, page.language) ?? id;
      report({
        message: 'missing',
        data: { kind: kindTitle(kind), label },
        span: pageSpan(page),
        subject: label,
      });
    }
  },
});
