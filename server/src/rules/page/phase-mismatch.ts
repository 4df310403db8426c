import type { Attribute, Playbook } from '../../playbook/model.ts';
import { isBlankValue } from '../../playbook/queries/blank-value.ts';
import { expectedPhase, isPhase, phaseOfFile } from '../../playbook/queries/phase.ts';
import type { Profile } from '../../profile/profile.ts';
import { fold } from '../../text/words.ts';
import { defineRule, quotedOr } from '../rule.ts';
import { typosOf } from '../typos.ts';
import { suggestText } from '../visible.ts';

export default defineRule({
  id: 'page/phase-mismatch',
  scope: 'page',
  severity: 'warning',
  summary: 'The phase line does not match the file name, or does not name a known phase.',
  why: 'Pages are sorted and linked by phase, so readers look for this page in the wrong one.',
  messages: {
    mismatch: {
      message: 'The phase line says "{value}", but the file name prefix "{prefix}" means "{expected}".',
      advice: 'Correct the phase line or rename the file.',
    },
    foreign: {
      message: '"{value}" is the name of a phase in another language.',
      advice: 'Use "{expected}" on this page.',
    },
    mistyped: { message: '"{value}" is not a phase.', advice: 'Did you mean {suggestions}?' },
    unknown: {
      message: '"{value}" is not a phase.',
      advice: 'The file name prefix "{prefix}" suggests "{expected}".',
    },
  },
  check({ page, profile, report }) {
    for (const attribute of page.attributes) {
      if (!isPhase(attribute.id, profile) || !isOfPage(attribute, page)) continue;
      if (isBlankValue(attribute) || attribute.unbalanced) continue;
      const { value } = attribute;
      const verdict = judge(value.text, page, profile);
      if (!verdict) continue;
      const { message, words } = verdict;
      const data = {
        value: value.text,
        prefix: phaseOfFile(page.path, profile)?.prefix ?? '',
        expected: words[0] ?? '',
        suggestions: quotedOr(words),
      };
      report({ message, data, span: value.span, fixes: suggestText(value, page, words) });
    }
  },
});

/** Whether it is above the first section: further down, a part of the page may name a phase of its own. */
function isOfPage({ section }: Attribute, { sections }: Playbook): boolean {
  return section <= 0 || sections[section]?.level === 1;
}

interface Verdict {
  readonly message: 'mismatch' | 'foreign' | 'mistyped' | 'unknown';
  /** What may have been meant, the likeliest first. */
  readonly words: readonly string[];
}

function judge(value: string, page: Playbook, profile: Profile): Verdict | undefined {
  const { phases } = profile;
  const file = phaseOfFile(page.path, profile);
  const expected = expectedPhase(page, profile);
  const ofFile = expected === undefined ? [] : [expected];
  const own = phases.find(value, page.language)?.id;
  if (own !== undefined) return file && own !== file.id ? { message: 'mismatch', words: ofFile } : undefined;
  const foreign = phases.findAnywhere(value).map(({ id }) => id);
  if (foreign.length > 0) {
    if (file && !foreign.includes(file.id)) return { message: 'mismatch', words: ofFile };
    const name = expected ?? phases.preferred(foreign[0] ?? '', page.language);
    return { message: 'foreign', words: name === undefined ? [] : [name] };
  }
  const typos = typosOf(value, phases.words(page.language));
  if (typos.length > 0) return { message: 'mistyped', words: typos };
  // Pages that belong to no one phase say so in words of their own.
  if (!file || namesSeveral(value, file.id, page, profile)) return undefined;
  return { message: 'unknown', words: ofFile };
}

/** Whether a value such as `Assess and remediate` names the phase among others, or with more words. */
function namesSeveral(value: string, expected: string, { language }: Playbook, { phases }: Profile): boolean {
  const folded = fold(value);
  const named = phases.ids.filter((id) =>
    phases.spellings(id, language).some((word) => folded.includes(fold(word))),
  );
  return named.includes(expected) || named.length > 1;
}
