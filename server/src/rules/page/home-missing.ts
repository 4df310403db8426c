import type { Playbook } from '../../playbook/model.ts';
import { headingSpan, isHome, leadingGap, pageSpan } from '../../playbook/queries/outline.ts';
import type { Profile } from '../../profile/profile.ts';
import { lineEnding } from '../../text/lines.ts';
import { defineRule, replace } from '../rule.ts';

export default defineRule({
  id: 'page/home-missing',
  scope: 'page',
  severity: 'off',
  summary: 'The page has no link to the home page.',
  why: 'Readers who arrive from a search cannot get to the home page.',
  messages: {
    missing: { message: 'The page has no link to the home page.', advice: 'Add {link} at the end.' },
  },
  check({ page, profile, report }) {
    const { home } = profile.links;
    if (home === undefined || home === '' || page.links.some(({ url }) => isHome(url.text, profile))) return;
    const link = `[${homeText(page, profile) ?? home}](${home})`;
    const last = page.sections.at(-1);
    const eol = lineEnding(page.text);
    const end = page.text.length;
    report({
      message: 'missing',
      data: { link },
      span: last ? headingSpan(last) : pageSpan(page),
      subject: home,
      fixes: [
        replace({ start: end, end }, `${leadingGap(end, page)}${link}${eol}`, `Add ${link} at the end`),
      ],
    });
  },
});

function homeText(page: Playbook, { languages, defaultLanguage }: Profile): string | undefined {
  return languages.get(page.language)?.home ?? languages.get(defaultLanguage)?.home;
}
