import { type ColumnKind, dateFormatOf, itemsOf, kindOf, meanLength } from './columns.ts';
import { Counts } from './counts.ts';
import type { Survey, TableSurvey } from './survey.ts';
import { Ids, list, scalar, share, YamlLines } from './yaml-lines.ts';

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
const FEWEST = 3;

/** A configuration of its own for pages of which nothing is known beforehand. */
export function proposeStandalone(found: Survey, { name, languages }: StandaloneOptions): string {
  const yaml = new YamlLines();
  const { pages } = found;
  const ids = new Ids();
  const usual = (count: number, whole: number) => count >= Math.max(FEWEST, USUAL * whole);
  const own = languages[0]?.id ?? 'en';
  const ownPages = found.languages.get(own) ?? pages;
  const headings = found.headings.get(own) ?? new Counts();
  const sections = headings
    .words()
    .filter((heading) => usual(headings.pages(heading), ownPages))
    .map((heading) => ({ id: ids.of(heading), heading, pages: headings.pages(heading) }));
  const labels = found.labels
    .words()
    .filter((label) => usual(found.labels.pages(label), ownPages))
    .map((label) => ({ id: ids.of(label), label, pages: found.labels.pages(label) }));
  const tables = [...found.tables.values()]
    .filter((table) => usual(table.pages, ownPages))
    .sort((a, b) => b.pages - a.pages)
    .map(described);
  const tasks = tables.find(({ columns }) => columns.some(({ kind }) => kind === 'id'));
  yaml
    .comment(
      `Proposed by "playbook init --from-corpus" from ${pages} pages. Keep what is right, correct the rest.`,
    )
    .comment('It stands alone: nothing of the built-in profile applies.')
    .add(0, 'extends: []')
    .add(0, `name: ${scalar(name)}`)
    .add(0, "files: ['**/*.md']", `${pages} pages`)
    .add(0, `defaultLanguage: ${scalar(own)}`)
    .blank()
    .add(0, 'languages:');
  for (const { id, suffix, folder } of languages) {
    yaml.add(1, `${scalar(id)}:`, `${found.languages.get(id) ?? 0} pages`);
    yaml.add(2, `name: ${scalar(id)}`);
    if (suffix !== undefined) yaml.add(2, `suffix: ${scalar(suffix)}`);
    if (folder !== undefined) yaml.add(2, `folder: ${scalar(folder)}`);
    if (id !== own) continue;
    words(
      yaml,
      'sections',
      sections.map(({ heading, ...rest }) => ({ ...rest, word: heading })),
      ownPages,
    );
    words(
      yaml,
      'attributes',
      labels.map(({ label, ...rest }) => ({ ...rest, word: label })),
      ownPages,
    );
    if (!tasks) continue;
    words(
      yaml,
      'columns',
      tasks.columns.map(({ id: column, header }) => ({ id: column, word: header, pages: tasks.pages })),
      ownPages,
    );
    const letters = tasks.columns.find(({ kind }) => kind === 'requirement');
    if (letters) {
      yaml.add(2, 'requirements:');
      const names = new Ids();
      for (const word of letters.cells.words())
        yaml.add(3, `${scalar(names.of(word))}: ${list([word])}`, `${letters.cells.times(word)} rows`);
    }
  }
  addKeys(yaml, found);
  if (sections.length > 0) {
    yaml.blank().add(0, 'kinds:').add(1, 'page:').add(2, "files: ['**/*.md']");
    yaml.add(2, `sections: ${list(sections.map(({ id }) => id))}`);
    const optional = sections.filter((section) => section.pages < REQUIRED * ownPages);
    yaml.add(2, `optionalSections: ${list(optional.map(({ id }) => id))}`);
  }
  if (labels.length > 0) {
    yaml.blank().add(0, 'attributes:');
    for (const { id } of labels) yaml.add(1, `${scalar(id)}: { type: text }`);
  }
  if (tasks) addTasks(yaml, tasks, pages);
  addOutliers(yaml, found);
  return yaml.toString();
}

interface Described {
  readonly pages: number;
  readonly columns: readonly {
    readonly id: string;
    readonly header: string;
    readonly kind: ColumnKind;
    readonly cells: Counts;
  }[];
}

function described({ headers, columns, pages }: TableSurvey): Described {
  const ids = new Ids();
  const found = headers.map((header, index) => {
    const cells = columns[index] ?? new Counts();
    return { id: ids.of(header), header, kind: kindOf(cells), cells };
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

function words(
  yaml: YamlLines,
  part: string,
  names: readonly { readonly id: string; readonly word: string; readonly pages: number }[],
  whole: number,
): void {
  const named = names.filter(({ word }) => word !== '');
  if (named.length === 0) return;
  yaml.add(2, `${part}:`);
  for (const { id, word, pages } of named) yaml.add(3, `${scalar(id)}: ${list([word])}`, share(pages, whole));
}

function addKeys(yaml: YamlLines, { keys, values, withFrontMatter, pages }: Survey): void {
  const usual = keys.words().filter((key) => keys.pages(key) >= Math.max(FEWEST, USUAL * pages));
  if (usual.length === 0) return;
  const required = withFrontMatter >= REQUIRED * pages;
  yaml
    .blank()
    .add(0, 'frontMatter:')
    .add(1, `required: ${required}`, share(withFrontMatter, pages))
    .add(1, 'keys:');
  for (const key of usual) {
    const counts = values.get(key) ?? new Counts();
    const settings = keys.pages(key) >= REQUIRED * pages ? ['required: true'] : [];
    const format = dateFormatOf(counts);
    if (format !== undefined) settings.push('type: date', `formats: ${list([format])}`);
    else if (counts.size <= 8 && counts.total >= 8 * counts.size)
      settings.push(`values: ${list(counts.words())}`);
    else if (counts.size <= counts.total / 4) settings.push('recurring: true');
    const braces = settings.length > 0 ? `{ ${settings.join(', ')} }` : '{}';
    yaml.add(2, `${scalar(key)}: ${braces}`, share(keys.pages(key), pages));
  }
}

function addTasks(yaml: YamlLines, { columns, pages: having }: Described, pages: number): void {
  yaml.blank().add(0, 'taskTable:', share(having, pages)).add(1, 'columns:');
  // Of each kind that a task has one of, the first column is it.
  const seen = new Set<ColumnKind>();
  const kinds = columns.map(({ kind }) => {
    const type = kind === 'date' || kind === 'person' || seen.has(kind) ? 'text' : kind;
    seen.add(kind);
    return type;
  });
  for (const [index, { id }] of columns.entries()) yaml.add(2, `${scalar(id)}: { type: ${kinds[index]} }`);
  for (const [part, kind] of [
    ['roles', 'role'],
    ['services', 'services'],
  ] as const) {
    const column = columns[kinds.indexOf(kind)];
    if (!column) continue;
    const items = new Counts();
    for (const word of column.cells.words())
      for (let row = 0; row < column.cells.times(word); row++)
        items.addPage(kind === 'services' ? itemsOf(word) : [word]);
    const ids = new Ids();
    yaml.blank().add(0, `${part}:`);
    for (const word of items.words())
      if (items.times(word) >= FEWEST)
        yaml.add(1, `${scalar(ids.of(word))}: ${list([word])}`, `${items.times(word)} rows`);
  }
}

function addOutliers(yaml: YamlLines, { keys, pages }: Survey): void {
  const rare = keys.words().filter((key) => keys.pages(key) < Math.max(FEWEST, USUAL * pages));
  if (rare.length === 0) return;
  yaml.blank().comment('Not proposed, since so few pages have it:');
  for (const key of rare.slice(0, 25))
    yaml.comment(`  front matter "${key}": ${share(keys.pages(key), pages)}`);
}
