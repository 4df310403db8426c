import { ConfigurationDraft } from '../../profile/configuration-draft.ts';
import { type ColumnKind, columnDateFormat, columnKind, meanLength, splitItems } from './columns.ts';
import { share, Tally } from './counts.ts';
import { Ids } from './ids.ts';
import type { Survey, TableSurvey } from './survey.ts';

/** Where the pages of a language stand. */
export interface LanguagePlace {
  readonly id: string;
  readonly suffix?: string;
  readonly folder?: string;
}

export interface StandaloneOptions {
  readonly name: string;
  /** The default one first. */
  readonly languages: readonly LanguagePlace[];
}

const REQUIRED = 0.95;
/** What fewer pages have is no rule of theirs. */
const USUAL = 0.2;
const MIN_COUNT = 3;

/** A configuration of its own for pages of which nothing is known beforehand. */
export function proposeStandalone(found: Survey, { name, languages }: StandaloneOptions): string {
  const { pages } = found;
  const ids = new Ids();
  const usual = (count: number, whole: number) => count >= Math.max(MIN_COUNT, USUAL * whole);
  const own = languages[0]?.id ?? 'en';
  const ownPages = found.languages.get(own) ?? pages;
  const headings = found.headings.get(own) ?? new Tally();
  const sections = headings
    .words()
    .filter((heading) => usual(headings.pages(heading), ownPages))
    .map((heading) => ({ id: ids.of(heading), word: heading, pages: headings.pages(heading) }));
  const labels = found.labels
    .words()
    .filter((label) => usual(found.labels.pages(label), ownPages))
    .map((label) => ({ id: ids.of(label), word: label, pages: found.labels.pages(label) }));
  const tables = [...found.tables.values()]
    .filter((table) => usual(table.pages, ownPages))
    .sort((a, b) => b.pages - a.pages)
    .map(described);
  const tasks = tables.find(({ columns }) => columns.some(({ kind }) => kind === 'id'));
  const draft = new ConfigurationDraft(
    `Proposed by "playbook init --from-corpus" from ${pages} pages. Keep what is correct and fix the rest.`,
    'The built-in profile is not used.',
  )
    .set(['extends'], [])
    .set(['name'], name)
    .set(['files'], ['**/*.md'], `${pages} pages`)
    .set(['defaultLanguage'], own);
  for (const { id, suffix, folder } of languages) {
    draft.set(['languages', id, 'name'], id);
    if (suffix !== undefined) draft.set(['languages', id, 'suffix'], suffix);
    if (folder !== undefined) draft.set(['languages', id, 'folder'], folder);
    if (id === own) addWords(draft, own, { sections, labels, tasks, pages: ownPages });
    draft.describe(['languages', id], `${found.languages.get(id) ?? 0} pages`);
  }
  addKeys(draft, found);
  if (sections.length > 0) {
    const optional = sections.filter((section) => section.pages < REQUIRED * ownPages);
    draft
      .set(['kinds', 'page', 'files'], ['**/*.md'])
      .set(['kinds', 'page', 'sections'], idsOf(sections))
      .set(['kinds', 'page', 'optionalSections'], idsOf(optional));
  }
  for (const { id } of labels) draft.set(['attributes', id], { type: 'text' });
  if (tasks) addTasks(draft, tasks, pages);
  addOutliers(draft, found);
  return draft.toString();
}

function idsOf(words: readonly Word[]): string[] {
  return words.map(({ id }) => id);
}

/** What something is called on the pages, and on how many. */
interface Word {
  readonly id: string;
  readonly word: string;
  readonly pages: number;
}

interface OwnWords {
  readonly sections: readonly Word[];
  readonly labels: readonly Word[];
  readonly tasks: Described | undefined;
  /** How many pages the language has. */
  readonly pages: number;
}

function addWords(
  draft: ConfigurationDraft,
  language: string,
  { sections, labels, tasks, pages }: OwnWords,
): void {
  const columns = tasks?.columns.map(({ id, header }) => ({ id, word: header, pages: tasks.pages })) ?? [];
  for (const [part, words] of Object.entries({ sections, attributes: labels, columns }))
    for (const { id, word, pages: having } of words)
      if (word !== '') draft.set(['languages', language, part, id], [word], share(having, pages));
  const letters = tasks?.columns.find(({ kind }) => kind === 'requirement')?.cells;
  const ids = new Ids();
  for (const word of letters?.words() ?? [])
    draft.set(
      ['languages', language, 'requirements', ids.of(word)],
      [word],
      `${letters?.times(word) ?? 0} rows`,
    );
}

interface Described {
  readonly pages: number;
  readonly columns: readonly {
    readonly id: string;
    readonly header: string;
    readonly kind: ColumnKind;
    readonly cells: Tally;
  }[];
}

function described({ headers, columns, pages }: TableSurvey): Described {
  const ids = new Ids();
  const found = headers.map((header, index) => {
    const cells = columns[index] ?? new Tally();
    return { id: ids.of(header), header, kind: columnKind(cells), cells };
  });
  const [requirement] = found
    .filter(({ kind }) => kind === 'requirement')
    .sort((a, b) => meanLength(a.cells) - meanLength(b.cells));
  return {
    pages,
    columns: found.map((column) =>
      column.kind === 'requirement' && column !== requirement ? { ...column, kind: 'role' } : column,
    ),
  };
}

function addKeys(draft: ConfigurationDraft, { keys, values, withFrontMatter, pages }: Survey): void {
  const usual = keys.words().filter((key) => keys.pages(key) >= Math.max(MIN_COUNT, USUAL * pages));
  if (usual.length === 0) return;
  draft.set(['frontMatter', 'required'], withFrontMatter >= REQUIRED * pages, share(withFrontMatter, pages));
  for (const key of usual) {
    const required = keys.pages(key) >= REQUIRED * pages && { required: true };
    const settings = { ...required, ...valueSettings(values.get(key) ?? new Tally()) };
    draft.set(['frontMatter', 'keys', key], settings, share(keys.pages(key), pages));
  }
}

/** What the values of a key have in common. */
function valueSettings(values: Tally): Readonly<Record<string, unknown>> {
  const format = columnDateFormat(values);
  if (format !== undefined) return { type: 'date', formats: [format] };
  if (values.size <= 8 && values.total >= 8 * values.size) return { values: values.words() };
  return values.size <= values.total / 4 ? { recurring: true } : {};
}

function addTasks(draft: ConfigurationDraft, { columns, pages: having }: Described, pages: number): void {
  // Of each kind that a task has one of, the first column is it.
  const seen = new Set<ColumnKind>();
  const kinds = columns.map(({ kind }) => {
    const type = kind === 'date' || kind === 'person' || seen.has(kind) ? 'text' : kind;
    seen.add(kind);
    return type;
  });
  for (const [index, { id }] of columns.entries())
    draft.set(['taskTable', 'columns', id], { type: kinds[index] });
  draft.describe(['taskTable'], share(having, pages));
  for (const [part, kind] of [
    ['roles', 'role'],
    ['services', 'services'],
  ] as const) {
    const column = columns[kinds.indexOf(kind)];
    if (!column) continue;
    const items = new Tally();
    for (const word of column.cells.words())
      for (let row = 0; row < column.cells.times(word); row++)
        items.addPage(kind === 'services' ? splitItems(word) : [word]);
    const ids = new Ids();
    for (const word of items.words())
      if (items.times(word) >= MIN_COUNT)
        draft.set([part, ids.of(word)], [word], `${items.times(word)} rows`);
  }
}

function addOutliers(draft: ConfigurationDraft, { keys, pages }: Survey): void {
  const rare = keys.words().filter((key) => keys.pages(key) < Math.max(MIN_COUNT, USUAL * pages));
  if (rare.length === 0) return;
  draft.close('Not proposed, because it is rare:');
  for (const key of rare.slice(0, 25))
    draft.close(`  front matter "${key}": ${share(keys.pages(key), pages)}`);
}
