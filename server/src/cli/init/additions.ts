import { ConfigurationDraft } from '../../profile/configuration-draft.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Vocabulary } from '../../profile/vocabulary.ts';
import { nearest } from '../../text/words.ts';
import { share, type Tally } from './counts.ts';
import { Ids } from './ids.ts';
import type { Survey } from './survey.ts';

/** Words of fewer pages than this are listed, not proposed. */
const MIN_COUNT = 3;
/** Headings that fewer of a language's pages have are those of single pages. */
const USUAL = 0.1;
const MAX_LISTED = 25;

/** A configuration that builds on the built-in profile, and adds what it lacks for these pages. */
export function proposeAdditions(found: Survey, profile: Profile): string {
  const { pages } = found;
  const languages = [...found.languages].sort(([, a], [, b]) => b - a);
  const draft = new ConfigurationDraft(
    `Proposed by "playbook init --from-corpus" from ${pages} pages. Keep what is correct and delete the rest.`,
    `Languages: ${languages.map(([id, count]) => `${id} ${count}`).join(', ')}.`,
  );
  const outliers: string[] = [];
  draft.set(['extends'], profile.name);
  addKeys(found, { draft, profile, outliers, pages });
  addWords('roles', found.roles, profile.roles, { draft, profile, outliers, pages });
  addWords('services', found.services, profile.services, { draft, profile, outliers, pages });
  addPacks(draft, found, profile);
  if (outliers.length > 0) {
    draft.close('Not proposed, because it is rare or looks like a typo:');
    for (const line of outliers.slice(0, MAX_LISTED)) draft.close(`  ${line}`);
    if (outliers.length > MAX_LISTED) draft.close(`  … and ${outliers.length - MAX_LISTED} more`);
  }
  return draft.toString();
}

function addKeys({ keys }: Survey, { draft, profile, outliers, pages }: Context): void {
  const known = profile.frontMatter.keys;
  const unknown = keys.words().filter((key) => !Object.hasOwn(known, key));
  const typos = new Map(unknown.map((key) => [key, nearest(key, Object.keys(known), 1)[0]]));
  const path = (key: string) => ['frontMatter', 'keys', key];
  for (const key of unknown) {
    const meant = typos.get(key);
    if (keys.pages(key) >= MIN_COUNT && meant === undefined)
      draft.set(path(key), {}, share(keys.pages(key), pages));
    else outliers.push(`front matter "${key}": ${share(keys.pages(key), pages)}${question(meant)}`);
  }
  for (const [key, { required }] of Object.entries(known))
    if (required && keys.pages(key) < 0.9 * pages)
      draft.set(path(key), { required: false }, share(keys.pages(key), pages));
}

interface Context {
  readonly draft: ConfigurationDraft;
  readonly profile: Profile;
  readonly outliers: string[];
  readonly pages: number;
}

function addWords(
  part: 'roles' | 'services',
  words: Tally,
  vocabulary: Vocabulary,
  { draft, profile, outliers, pages }: Context,
): void {
  const known = [...profile.languages.keys()].flatMap((language) => vocabulary.words(language));
  const ids = new Set(vocabulary.ids);
  for (const word of words.words()) {
    const meant = nearest(word, known, 1)[0];
    const count = share(words.pages(word), pages);
    if (words.pages(word) >= MIN_COUNT && meant === undefined && !ids.has(word))
      draft.set([part, word], [word], count);
    else outliers.push(`${part.slice(0, -1)} "${word}": ${count}${question(meant)}`);
  }
}

function question(meant: string | undefined): string {
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}

/** What the language packs lack: sections, and headers of columns. Lists replace what they extend: so they are given whole. */
function addPacks(
  draft: ConfigurationDraft,
  { headings, columnNames, languages }: Survey,
  profile: Profile,
): void {
  const ids = new Ids();
  for (const id of profile.sections.ids) ids.of(id);
  for (const [language, pages] of languages) {
    if (!profile.languages.has(language)) continue;
    const path = (part: string, id: string) => ['languages', language, part, id];
    const counts = headings.get(language);
    for (const heading of counts?.words() ?? []) {
      const having = counts?.pages(heading) ?? 0;
      if (having >= Math.max(MIN_COUNT, USUAL * pages))
        draft.set(path('sections', ids.of(heading)), [heading], share(having, pages));
    }
    for (const id of profile.columns.ids) {
      const names = columnNames.get(`${language} ${id}`);
      const usual = names?.words().filter((name) => names.pages(name) >= MIN_COUNT) ?? [];
      const [first] = usual;
      if (!names || first === undefined) continue;
      const spellings = [...profile.columns.spellings(id, language), ...usual];
      draft.set(path('columns', id), spellings, share(names.pages(first), pages));
    }
    draft.describe(['languages', language], `${pages} pages`);
  }
}
