import type { FeatureContext } from './context.ts';
import { madeOfFacts } from './facts-memo.ts';

/** People in the update summaries and the front matter of all other pages, those who occur most first. */
const othersPeople = madeOfFacts((profile, pages): readonly string[] => {
  const keys = Object.entries(profile.frontMatter.keys).flatMap(([key, { person }]) => (person ? [key] : []));
  const counts = new Map<string, number>();
  for (const [, { authors, recurring }] of pages) {
    const named = keys.flatMap((key) => recurring[key] ?? []);
    for (const name of [...authors, ...named]) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
});

/**
 * Whom a page may name: the writer first, then those whom it names already, then those of other pages.
 *
 * @param except a line (0-based) on which someone is just being named
 */
export function people(context: FeatureContext, except: number): string[] {
  const { page, profile, author } = context;
  const inSummaries = page.updateSummaries.flatMap(({ updates }) =>
    updates.flatMap(({ who, row }) => (who && who.text !== '' && row.line !== except ? [who.text] : [])),
  );
  const inFrontMatter = (page.frontMatter?.entries ?? []).flatMap(({ key, value }) =>
    profile.frontMatter.keys[key.text]?.person &&
    value.text !== '' &&
    page.lines.lineAt(key.span.start) !== except
      ? [value.text]
      : [],
  );
  const own = author === undefined || author.trim() === '' ? [] : [author.trim()];
  return [...new Set([...own, ...inSummaries, ...inFrontMatter, ...othersPeople(context)])];
}
