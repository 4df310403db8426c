import type { Profile } from '../../profile/profile.ts';
import type { Vocabulary } from '../../profile/vocabulary.ts';
import { nearest } from '../../text/words.ts';
import type { Counts } from './counts.ts';
import type { Survey } from './survey.ts';
import { Ids, list, scalar, share, YamlLines } from './yaml-lines.ts';

/** Words of fewer pages than this are listed, not proposed. */
const FEWEST = 3;
/** Headings that fewer of a language's pages have are those of single pages. */
const USUAL = 0.1;
const MOST_LISTED = 25;

/** A configuration that builds on the built-in profile, and adds what it lacks for these pages. */
export function proposeAdditions(found: Survey, profile: Profile): string {
  const yaml = new YamlLines();
  const outliers: string[] = [];
  const languages = [...found.languages].sort(([, a], [, b]) => b - a);
  yaml
    .comment(
      `Proposed by "playbook init --from-corpus" from ${found.pages} pages. Keep what is right, delete the rest.`,
    )
    .comment(`Languages: ${languages.map(([id, pages]) => `${id} ${pages}`).join(', ')}.`)
    .add(0, `extends: ${scalar(profile.name)}`);
  addKeys(yaml, found, profile, outliers);
  addWords('roles', found.roles, profile.roles, { yaml, profile, outliers, pages: found.pages });
  addWords('services', found.services, profile.services, { yaml, profile, outliers, pages: found.pages });
  addPacks(yaml, found, profile);
  if (outliers.length > 0) {
    yaml.blank().comment('Not proposed, since so few pages have it, or it looks like a slip:');
    for (const line of outliers.slice(0, MOST_LISTED)) yaml.comment(`  ${line}`);
    if (outliers.length > MOST_LISTED) yaml.comment(`  and ${outliers.length - MOST_LISTED} more`);
  }
  return yaml.toString();
}

function addKeys(yaml: YamlLines, { keys, pages }: Survey, profile: Profile, outliers: string[]): void {
  const known = profile.frontMatter.keys;
  const unknown = keys.words().filter((key) => !Object.hasOwn(known, key));
  const slips = new Map(unknown.map((key) => [key, nearest(key, Object.keys(known), 1)[0]]));
  const proposed = unknown.filter((key) => keys.pages(key) >= FEWEST && slips.get(key) === undefined);
  const rare = Object.entries(known).filter(
    ([key, { required }]) => required && keys.pages(key) < 0.9 * pages,
  );
  if (proposed.length > 0 || rare.length > 0) {
    yaml.blank().add(0, 'frontMatter:').add(1, 'keys:');
    for (const key of proposed) yaml.add(2, `${scalar(key)}: {}`, share(keys.pages(key), pages));
    for (const [key] of rare)
      yaml.add(2, `${scalar(key)}: { required: false }`, share(keys.pages(key), pages));
  }
  for (const key of unknown) {
    if (proposed.includes(key)) continue;
    const meant = slips.get(key);
    outliers.push(`front matter "${key}": ${share(keys.pages(key), pages)}${meant ? `; "${meant}"?` : ''}`);
  }
}

interface Context {
  readonly yaml: YamlLines;
  readonly profile: Profile;
  readonly outliers: string[];
  readonly pages: number;
}

function addWords(
  part: 'roles' | 'services',
  words: Counts,
  vocabulary: Vocabulary,
  { yaml, profile, outliers, pages }: Context,
): void {
  const known = [...profile.languages.keys()].flatMap((language) => vocabulary.words(language));
  const ids = new Set(vocabulary.ids);
  const proposed: string[] = [];
  for (const word of words.words()) {
    const meant = nearest(word, known, 1)[0];
    if (words.pages(word) >= FEWEST && meant === undefined && !ids.has(word)) proposed.push(word);
    else
      outliers.push(
        `${part.slice(0, -1)} "${word}": ${share(words.pages(word), pages)}${meant ? `; "${meant}"?` : ''}`,
      );
  }
  if (proposed.length === 0) return;
  yaml.blank().add(0, `${part}:`);
  for (const word of proposed)
    yaml.add(1, `${scalar(word)}: ${list([word])}`, share(words.pages(word), pages));
}

/** What the language packs lack: sections, and headers of columns. Lists replace what they extend: so they are given whole. */
function addPacks(yaml: YamlLines, { headings, columnNames, languages }: Survey, profile: Profile): void {
  const ids = new Ids();
  for (const id of profile.sections.ids) ids.of(id);
  const packs = new YamlLines();
  let any = false;
  for (const [language, pages] of languages) {
    const usual = (headings.get(language)?.words() ?? []).filter(
      (heading) => (headings.get(language)?.pages(heading) ?? 0) >= Math.max(FEWEST, USUAL * pages),
    );
    const columns = [...profile.columns.ids].flatMap((id) => {
      const counts = columnNames.get(`${language} ${id}`);
      const names = counts?.words().filter((name) => counts.pages(name) >= FEWEST) ?? [];
      return names.length > 0 && counts ? [{ id, names, pages: counts.pages(names[0] ?? '') }] : [];
    });
    if (!profile.languages.has(language) || usual.length + columns.length === 0) continue;
    any = true;
    packs.add(1, `${scalar(language)}:`, `${pages} pages`);
    if (usual.length > 0) packs.add(2, 'sections:');
    for (const heading of usual)
      packs.add(
        3,
        `${scalar(ids.of(heading))}: ${list([heading])}`,
        share(headings.get(language)?.pages(heading) ?? 0, pages),
      );
    if (columns.length > 0) packs.add(2, 'columns:');
    for (const { id, names, pages: having } of columns)
      packs.add(
        3,
        `${scalar(id)}: ${list([...profile.columns.spellings(id, language), ...names])}`,
        share(having, pages),
      );
  }
  if (any) yaml.blank().add(0, 'languages:').add(0, packs.toString().trimEnd().replace(/^/, '  '));
}
