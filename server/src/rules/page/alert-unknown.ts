import type { Profile } from '../../profile/profile.ts';
import { slice } from '../../text/span.ts';
import { fold, nearest } from '../../text/words.ts';
import { defineRule, quotedOr, replace, suggest } from '../rule.ts';

const WIDE_MARK = '！';

export default defineRule({
  id: 'page/alert-unknown',
  scope: 'page',
  severity: 'warning',
  summary: 'An alert has an unknown keyword.',
  why: 'It is shown as a plain quote that starts with the keyword in brackets.',
  messages: {
    translated: {
      message: 'Alert keywords are not translated, so "[!{keyword}]" is shown as a plain quote.',
      advice: 'Use "[!{known}]", which is shown in the language of the page.',
    },
    mistyped: { message: '"[!{keyword}]" is not a known alert.', advice: 'Did you mean {suggestions}?' },
    'wide-mark': {
      message:
        'The exclamation mark in "[！{keyword}]" is full-width, so the alert is shown as a plain quote.',
      advice: 'Use a regular exclamation mark.',
    },
    unknown: { message: '"[!{keyword}]" is not a known alert.', advice: 'Use {known}.' },
  },
  check({ page, profile, report }) {
    const known = new Set(profile.alerts.map(fold));
    for (const { keyword } of page.alerts) {
      // Publishing systems do not mind the case.
      if (known.has(fold(keyword.text))) {
        const mark = { start: keyword.span.start - 1, end: keyword.span.start };
        if (slice(page.text, mark) !== WIDE_MARK) continue;
        const fixes = [replace(mark, '!', 'Use a regular exclamation mark', true)];
        report({ message: 'wide-mark', data: { keyword: keyword.text }, span: mark, fixes });
        continue;
      }
      const meant = translated(keyword.text, page.language, profile);
      const [only] = meant;
      if (only !== undefined) {
        const fixes =
          meant.length === 1
            ? [replace(keyword.span, only, `Change to "${only}"`, true)]
            : suggest(keyword.span, meant);
        report({
          message: 'translated',
          data: { keyword: keyword.text, known: only },
          span: keyword.span,
          fixes,
        });
        continue;
      }
      const near = nearest(keyword.text, profile.alerts);
      const [message, words] = near.length > 0 ? ['mistyped', near] : ['unknown', profile.alerts];
      report({
        message,
        data: { keyword: keyword.text, suggestions: quotedOr(words), known: quotedOr(words) },
        span: keyword.span,
        fixes: suggest(keyword.span, near),
      });
    }
  },
});

/** The keywords that a word is a translation of: in the page's language, else in any. */
function translated(word: string, language: string, { languages }: Profile): string[] {
  const own = languages.get(language);
  const found = (packs: Iterable<{ alerts: Readonly<Record<string, readonly string[]>> }>): string[] => {
    const keywords = [...packs].flatMap(({ alerts }) => Object.entries(alerts));
    return [
      ...new Set(
        keywords
          .filter(([, words]) => words.some((one) => fold(one) === fold(word)))
          .map(([keyword]) => keyword),
      ),
    ];
  };
  const inOwn = own ? found([own]) : [];
  return inOwn.length > 0 ? inOwn : found(languages.values());
}
