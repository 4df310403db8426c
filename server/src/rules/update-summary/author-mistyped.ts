import { visibleSpan } from '../../playbook/queries/visible-span.ts';
import { tidy } from '../../text/words.ts';
import { frequentNeighbour, TIMES } from '../rare-values.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { suggestText } from '../visible.ts';

export default defineRule({
  id: 'update-summary/author-mistyped',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A name in the update summary looks like a typo of a frequent one.',
  why: 'People who search for the changes of an author, or want to ask about one, do not find it.',
  messages: {
    mistyped: {
      message: '"{name}" looks like a typo.',
      advice: 'Did you mean "{suggestion}", which occurs {times} times?',
    },
  },
  check(context) {
    const { page, report } = context;
    const names = page.updateSummaries.flatMap(({ updates }) =>
      updates.flatMap(({ who }) => (who && who.text !== '' ? [who] : [])),
    );
    if (names.length === 0) return;
    const counts = knownPeople(context);
    for (const { text } of names) count(tidy(text), 1, counts);
    const frequent = new Map([...counts].filter(([, times]) => times >= TIMES));
    for (const who of names) {
      const suggestion = frequentNeighbour(tidy(who.text), frequent);
      if (suggestion === undefined) continue;
      report({
        message: 'mistyped',
        data: { name: tidy(who.text), suggestion, times: counts.get(suggestion) ?? 0 },
        span: visibleSpan(who, page) ?? who.span,
        fixes: suggestText(who, page, [suggestion]),
      });
    }
  },
});

/** How often the front matter of the workspace's pages names each person. */
function knownPeople({ profile, workspace }: RuleContext): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [key, { person, recurring }] of Object.entries(profile.frontMatter.keys)) {
    if (!person || !recurring) continue;
    for (const [name, times] of workspace.recurring(key)) count(tidy(name), times, counts);
  }
  return counts;
}

function count(name: string, times: number, counts: Map<string, number>): void {
  counts.set(name, (counts.get(name) ?? 0) + times);
}
