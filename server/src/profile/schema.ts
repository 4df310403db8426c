import {
  either,
  flag,
  list,
  map,
  type ObjectNode,
  object,
  type RulesNode,
  type SchemaNode,
  text,
} from './schema-node.ts';
import type {
  CatalogueFile,
  CatalogueTask,
  ColumnDefinition,
  FrontMatterDefinition,
  FrontMatterKey,
  KindDefinition,
  LanguagePack,
  LinksDefinition,
  Override,
  ProfileFile,
  TaskTableDefinition,
  UpdateSummaryDefinition,
} from './types.ts';

/** One node for every key of a type: the compiler says when the two part. */
type Keys<T> = { readonly [K in keyof Required<T>]: SchemaNode };

const globs = (description: string) => list(text(undefined, { format: 'glob' }), description);
const spellings = list(text(), undefined, { nonEmpty: true });
const ids = (names: NonNullable<ReturnType<typeof text>['names']>, description: string) =>
  list(text(undefined, { names }), description);

const rules: RulesNode = {
  type: 'rules',
  description: 'Rule id → severity, or [severity, options].',
};

const frontMatterKey = object({
  required: flag('Whether a page must have the key.'),
  type: text('What the value is. Default: text.', { values: ['text', 'date'] }),
  formats: list(
    text(undefined, { format: 'dateFormat' }),
    'For dates: the formats accepted, such as M/D/YYYY, the preferred one first.',
    { nonEmpty: true },
  ),
  values: list(text(), 'The values accepted; with "separator", any number of them.', { nonEmpty: true }),
  separator: text('What joins several values in one text, such as ",". A YAML list is then accepted too.'),
  notValues: list(text(), 'Values that look right but never are.'),
  pattern: text('A regular expression for the whole value.', { format: 'pattern' }),
  patternHint: text('What "pattern" asks for, in words, as it completes "must be …".'),
  recurring: flag(
    'Whether a rare value one edit away from a frequent one of the workspace is taken for a slip.',
  ),
  person: flag(
    'Whether the values are people\'s full names, as in the update summary\'s columns of type "person".',
  ),
  description: text('What the key is for: shown on hover.'),
} satisfies Keys<FrontMatterKey>);

const kind = object(
  {
    title: text('What it is called in messages, such as "process page".'),
    files: globs('Which pages are of this kind.'),
    sections: ids('section', 'The sections in the order in which they must stand.'),
    optionalSections: ids('section', 'Those of "sections" that may be absent.'),
    attributes: ids('attribute', 'Attributes that a page must have above its first section.'),
    steps: text('The section whose subheadings are steps: a new page begins with one there.', {
      names: 'section',
    }),
    updateSummary: flag(
      'Whether a page must end with an update summary. Default: as in updateSummary.required.',
    ),
  } satisfies Keys<KindDefinition>,
  undefined,
  { required: ['files'] },
);

const column = object(
  {
    type: text('What its cells hold.', { values: ['id', 'text', 'requirement', 'role', 'services'] }),
    pattern: text('For ids: a regular expression for the whole cell.', { format: 'pattern' }),
    patternHint: text('What "pattern" asks for, in words, as it completes "must be …".'),
    legend: flag('For requirements: whether the header itself explains the letters, in parentheses.'),
    required: flag('Whether an empty cell loses something that readers need.'),
  } satisfies Keys<ColumnDefinition>,
  undefined,
  { required: ['type'] },
);

/** A file that holds the words of one language. */
export const languagePackNode: ObjectNode = object(
  {
    name: text('What speakers of the language call it.'),
    suffix: text(
      'What a translated page\'s file name ends with before its extension, such as "-de"; empty for none.',
    ),
    folder: text('Name of the folder that holds the pages of the language.'),
    sections: map(spellings, 'Section id → its headings, the preferred one first.'),
    attributes: map(spellings, 'Attribute id → its labels.', { keysName: 'attribute' }),
    phases: map(spellings, 'Phase id → its names.', { keysName: 'phase' }),
    roles: map(spellings, 'Role id → its names.'),
    services: map(spellings, 'Service id → its names.'),
    columns: map(spellings, 'Task-table column id → its headers.', { keysName: 'column' }),
    updateColumns: map(spellings, 'Update-summary column id → its headers.', { keysName: 'update column' }),
    requirements: map(spellings, 'Requirement id → what stands for it in a row, such as mandatory: [M].'),
    dateFormats: list(
      text(undefined, { format: 'dateFormat' }),
      'Date formats of update summaries, such as M/D/YYYY or DD.MM.YYYY, the preferred one first.',
      { nonEmpty: true },
    ),
    alerts: map(spellings, 'Alert keyword → translations of it that writers use in error.', {
      keysName: 'alert',
    }),
    home: text('Text of the link home.'),
    serviceSeparators: list(text(), 'How several services are joined, the preferred way first.', {
      nonEmpty: true,
    }),
    roleSeparators: list(text(), 'How several roles are joined, the preferred way first.', {
      nonEmpty: true,
    }),
  } satisfies Keys<LanguagePack>,
  'The words of one language.',
);

const override = object(
  {
    files: globs('Globs of pages; absent: all.'),
    languages: ids('language', 'Languages of pages; absent: all.'),
    rules,
  } satisfies Keys<Override>,
  undefined,
  { required: ['rules'] },
);

/** A profile file. */
export const profileNode: ObjectNode = object(
  {
    $schema: text('For editors only.'),
    name: text('What the profile is called.'),
    extends: either(
      [text(), list(text())],
      'Built-in profiles by name, other files by path relative to this file. Later ones win over earlier ones, this file over all; [] stands alone.',
    ),
    files: globs(
      'Globs of the playbook pages, relative to the folder of this file. {folder} and {suffix} stand for the folders and suffixes of all languages, {translationSuffix} for the suffixes that are not empty.',
    ),
    ignore: globs('Globs of pages to leave in peace, among "files".'),
    defaultLanguage: text('The language of pages that show no sign of another.', { names: 'language' }),
    languages: map(
      either([text(), languagePackNode], 'A language pack, or the path of a file that holds one.'),
      'Language packs by language code.',
      { keyPattern: ['[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*', 'a language code such as "de" or "pt-BR"'] },
    ),
    frontMatter: object(
      {
        required: flag('Whether a page without front matter is at fault.'),
        keys: map(frontMatterKey, 'The keys in their usual order.'),
      } satisfies Keys<FrontMatterDefinition>,
      'What pages must have in their front matter.',
    ),
    kinds: map(kind, 'Page kinds in order of precedence: the first whose globs fit a page is its kind.'),
    attributes: map(
      object({
        type: text('What the value holds. Default: text.', {
          values: ['text', 'phase', 'roles', 'services'],
        }),
      }),
      'Attributes: lines such as "Label: **value**".',
    ),
    phases: map(
      object({
        filePrefix: text('What the file names of the phase\'s pages begin with, such as "assess-".'),
      }),
      'Phases of the process.',
    ),
    taskTable: object(
      {
        columns: map(column, 'Columns of task tables.'),
        layouts: list(
          ids('column', 'Column ids in order.'),
          'The accepted tables: column ids in order. The first is the usual one.',
        ),
        section: text('The id of the section that a new task table stands in.', { names: 'section' }),
      } satisfies Keys<TaskTableDefinition>,
      'What task tables look like.',
    ),
    updateSummary: object(
      {
        section: text('The id of the section that holds it.', { names: 'section' }),
        required: flag('Whether every page must have one.'),
        levels: list({ type: 'number', minimum: 1, maximum: 6 }, 'Heading levels that its section may have.'),
        columns: map(
          object(
            {
              type: text('What its cells hold.', { values: ['date', 'person', 'text'] }),
              optional: flag('Whether a table may do without the column.'),
            },
            undefined,
            { required: ['type'] },
          ),
          'The columns in order.',
        ),
      } satisfies Keys<UpdateSummaryDefinition>,
      'The table of changes at the end of a page.',
      { required: ['section'] },
    ),
    nextSteps: object(
      { section: text('The id of the section whose links are next steps.', { names: 'section' }) },
      'Where a page says what comes next.',
      { required: ['section'] },
    ),
    roles: map(spellings, 'Roles that are written the same in every language: id → spellings.'),
    services: map(spellings, 'Services that are written the same in every language: id → spellings.'),
    none: list(text(), 'What stands in an attribute or cell for "none", such as a lone hyphen.'),
    alerts: list(text(), 'Alert keywords, as in "> [!NOTE]", that the publishing system knows.'),
    links: object(
      {
        home: text('The address of the link home.'),
        unwrap: list(
          object(
            {
              host: text('Glob of the host name.', { format: 'glob' }),
              parameter: text('The query parameter that holds the wrapped address.'),
            },
            undefined,
            { required: ['host', 'parameter'] },
          ),
          'Mail gateways that wrap addresses.',
        ),
        droppedWords: list(text(), 'Words that a page\'s file name often loses, such as "-partner".'),
      } satisfies Keys<LinksDefinition>,
      'Links.',
    ),
    catalogue: text('Path of a task catalogue file (JSON or YAML), relative to this file.'),
    rules,
    overrides: list(override, 'Other rule settings for some of the pages; later ones win.'),
  } satisfies Keys<ProfileFile>,
  'What the playbooks of one team look like.',
);

/** A task catalogue file. */
export const catalogueNode: ObjectNode = object(
  {
    tasks: map(
      object({
        name: map(text(), 'Language code → name.', { keysName: 'language' }),
        requirement: text('A requirement id of the profile.', { names: 'requirement' }),
        role: text('A role id of the profile.', { names: 'role' }),
        services: ids('service', 'Service ids of the profile.'),
        deprecated: flag('Whether the task is no longer to be used.'),
      } satisfies Keys<CatalogueTask>),
      'Task id → what is known of it.',
    ),
  } satisfies Keys<CatalogueFile>,
  'What is known of tasks beyond the pages.',
  { required: ['tasks'] },
);

/** What a rule may be set to. */
export const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'] as const;
