import type { Attribute, Playbook } from '../../playbook/model.ts';
import type { Profile } from '../../profile/profile.ts';
import { fold } from '../../text/words.ts';
import { isBlankValue } from '../blank-value.ts';
import { expectedPhase, isPhase, phaseOfFile } from '../phase.ts';
import { defineRule, either } from '../rule.ts';
import { slipsOf } from '../slip.ts';
import { suggestText } from '../visible.ts';

export default defineRule({
  id: 'page/phase-mismatch',
  scope: 'page',
  severity: 'warning',
  summary: 'The phase line says another phase than the file name, or a word that is no phase.',
  why: 'Pages are sorted and linked by their phase; readers look for the page in the wrong one.',
  messages: {
    mismatch:
      'The phase line says "{value}", but the file name begins with "{prefix}", which stands for "{expected}". One of the two is wrong.',
    foreign: '"{value}" is the phase in another language. On this page it is called "{expected}".',
    mistyped: '"{value}" is no phase. Did you mean {suggestions}?',
    unknown:
      '"{value}" is no phase. By the file name, which begins with "{prefix}", it should be "{expected}".',
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
        suggestions: either(words),
      };
      report({ message, data, span: value.span, fixes: suggestText(value, page, words) });
    }
  },
});

/** Whether it stands above the first section: further down, a part of the page may name a phase of its own. */
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
  const slips = slipsOf(value, phases.words(page.language));
  if (slips.length > 0) return { message: 'mistyped', words: slips };
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
