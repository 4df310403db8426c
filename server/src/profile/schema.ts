import {
  eitherNode,
  flagNode,
  listNode,
  map,
  type ObjectNode,
  object,
  type RulesNode,
  type SchemaNode,
  textNode,
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

const globs = (description: string) => listNode(textNode(undefined, { format: 'glob' }), description);
const spellings = listNode(textNode(), undefined, { nonEmpty: true });
const ids = (names: NonNullable<ReturnType<typeof textNode>['names']>, description: string) =>
  listNode(textNode(undefined, { names }), description);

const rules: RulesNode = {
  type: 'rules',
  description: 'Rule id → severity, or [severity, options].',
};

const frontMatterKey = object({
  required: flagNode('Whether a page must have the key.'),
  type: textNode('The type of the value. Default: text.', { values: ['text', 'date'] }),
  formats: listNode(
    textNode(undefined, { format: 'dateFormat' }),
    'For dates: the accepted formats, such as M/D/YYYY, preferred one first.',
    { nonEmpty: true },
  ),
  values: listNode(textNode(), 'The accepted values. With "separator", a value can be several of them.', {
    nonEmpty: true,
  }),
  separator: textNode('The separator of several values, such as ",". A YAML list is then accepted, too.'),
  notValues: listNode(textNode(), 'Values that fit the pattern but are not valid.'),
  pattern: textNode('A regular expression for the whole value.', { format: 'pattern' }),
  patternHint: textNode(
    'What the value must be, in words, such as "a number of four digits". Used in messages after "must be".',
  ),
  recurring: flagNode(
    'Whether a rare value that differs in one character from a frequent value of the workspace is reported as a typo.',
  ),
  person: flagNode(
    'Whether the values are full names of people, as in columns of type "person" of the update summary.',
  ),
  description: textNode('What the key is for. Shown on hover.'),
} satisfies Keys<FrontMatterKey>);

const kind = object(
  {
    title: textNode('The name used in messages, such as "process page".'),
    files: globs('Globs of the pages of this kind.'),
    sections: ids('section', 'The sections, in their required order.'),
    optionalSections: ids('section', 'The sections among "sections" that may be missing.'),
    attributes: ids('attribute', 'Attributes that a page must have above its first section.'),
    steps: textNode('The section whose subheadings are steps. A new page starts with one step.', {
      names: 'section',
    }),
    updateSummary: flagNode(
      'Whether a page must end with an update summary. Default: updateSummary.required.',
    ),
  } satisfies Keys<KindDefinition>,
  undefined,
  { required: ['files'] },
);

const column = object(
  {
    type: textNode('The type of its cells.', { values: ['id', 'text', 'requirement', 'role', 'services'] }),
    pattern: textNode('For ids: a regular expression for the whole cell.', { format: 'pattern' }),
    patternHint: textNode(
      'What the value must be, in words, such as "a number of four digits". Used in messages after "must be".',
    ),
    legend: flagNode('For requirements: whether the header explains the letters, in parentheses.'),
    required: flagNode('Whether an empty cell is reported.'),
  } satisfies Keys<ColumnDefinition>,
  undefined,
  { required: ['type'] },
);

/** A file that holds the words of one language. */
export const languagePackNode: ObjectNode = object(
  {
    name: textNode('The name of the language in the language itself.'),
    suffix: textNode(
      'The suffix of translated file names before the extension, such as "-de". Empty if there is none.',
    ),
    folder: textNode('Name of the folder that contains the pages of the language.'),
    sections: map(spellings, 'Section id → headings, preferred one first.'),
    attributes: map(spellings, 'Attribute id → its labels.', { keysName: 'attribute' }),
    phases: map(spellings, 'Phase id → its names.', { keysName: 'phase' }),
    roles: map(spellings, 'Role id → its names.'),
    services: map(spellings, 'Service id → its names.'),
    columns: map(spellings, 'Task-table column id → its headers.', { keysName: 'column' }),
    updateColumns: map(spellings, 'Update-summary column id → its headers.', { keysName: 'update column' }),
    requirements: map(spellings, 'Requirement id → its letters in rows, such as mandatory: [M].'),
    dateFormats: listNode(
      textNode(undefined, { format: 'dateFormat' }),
      'Date formats of update summaries, such as M/D/YYYY or DD.MM.YYYY, preferred one first.',
      { nonEmpty: true },
    ),
    alerts: map(spellings, 'Alert keyword → translations that authors use by mistake.', {
      keysName: 'alert',
    }),
    home: textNode('Text of the link to the home page.'),
    serviceSeparators: listNode(textNode(), 'Separators of several services, preferred one first.', {
      nonEmpty: true,
    }),
    roleSeparators: listNode(textNode(), 'Separators of several roles, preferred one first.', {
      nonEmpty: true,
    }),
  } satisfies Keys<LanguagePack>,
  'The words of a language.',
);

const override = object(
  {
    files: globs('Globs of pages. Default: all pages.'),
    languages: ids('language', 'Languages of pages. Default: all languages.'),
    rules,
  } satisfies Keys<Override>,
  undefined,
  { required: ['rules'] },
);

/** A profile file. */
export const profileNode: ObjectNode = object(
  {
    $schema: textNode('The JSON schema, for editors.'),
    name: textNode('The name of the profile.'),
    extends: eitherNode(
      [textNode(), listNode(textNode())],
      'Built-in profiles by name, or other files by path relative to this file. Later entries override earlier ones, and this file overrides all of them. Use [] to extend nothing.',
    ),
    files: globs(
      'Globs of the playbook pages, relative to the folder of this file. {folder} and {suffix} are replaced with the folders and suffixes of all languages, {translationSuffix} with the suffixes that are not empty.',
    ),
    ignore: globs('Globs of pages in "files" that are ignored.'),
    defaultLanguage: textNode('The language of pages without signs of another language.', {
      names: 'language',
    }),
    languages: map(
      eitherNode([textNode(), languagePackNode], 'A language pack, or the path of a file that contains one.'),
      'Language packs by language code.',
      { keyPattern: ['[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*', 'a language code such as "de" or "pt-BR"'] },
    ),
    frontMatter: object(
      {
        required: flagNode('Whether a page without front matter is reported.'),
        keys: map(frontMatterKey, 'The keys, in their usual order.'),
      } satisfies Keys<FrontMatterDefinition>,
      'The front matter of pages.',
    ),
    kinds: map(kind, 'Page kinds, in order of precedence. A page has the first kind whose globs match it.'),
    attributes: map(
      object({
        type: textNode('The type of the value. Default: text.', {
          values: ['text', 'phase', 'roles', 'services'],
        }),
      }),
      'Attributes: lines such as "Label: **value**".',
    ),
    phases: map(
      object({
        filePrefix: textNode('Prefix of the file names of the phase, such as "assess-".'),
      }),
      'Phases of the process.',
    ),
    taskTable: object(
      {
        columns: map(column, 'Columns of task tables.'),
        layouts: listNode(
          ids('column', 'Column ids in order.'),
          'The accepted layouts: column ids in order, usual layout first.',
        ),
        section: textNode('The id of the section for new task tables.', { names: 'section' }),
      } satisfies Keys<TaskTableDefinition>,
      'The columns of task tables.',
    ),
    updateSummary: object(
      {
        section: textNode('The id of its section.', { names: 'section' }),
        required: flagNode('Whether every page must have one.'),
        levels: listNode(
          { type: 'number', minimum: 1, maximum: 6 },
          'Accepted heading levels of its section.',
        ),
        columns: map(
          object(
            {
              type: textNode('The type of its cells.', { values: ['date', 'person', 'text'] }),
              optional: flagNode('Whether the column may be missing.'),
            },
            undefined,
            { required: ['type'] },
          ),
          'The columns, in order.',
        ),
      } satisfies Keys<UpdateSummaryDefinition>,
      'The table of changes at the end of a page.',
      { required: ['section'] },
    ),
    nextSteps: object(
      { section: textNode('The id of the section whose links are next steps.', { names: 'section' }) },
      'The next steps of a page.',
      { required: ['section'] },
    ),
    roles: map(spellings, 'Roles that are written the same in every language: id → spellings.'),
    services: map(spellings, 'Services that are written the same in every language: id → spellings.'),
    none: listNode(textNode(), 'Texts that mean "none" in an attribute or cell, such as a hyphen.'),
    alerts: listNode(textNode(), 'Alert keywords, as in "> [!NOTE]", that the publishing system knows.'),
    links: object(
      {
        home: textNode('The address of the home page.'),
        unwrap: listNode(
          object(
            {
              host: textNode('Glob of the host name.', { format: 'glob' }),
              parameter: textNode('The query parameter that contains the wrapped address.'),
            },
            undefined,
            { required: ['host', 'parameter'] },
          ),
          'Mail gateways that wrap addresses.',
        ),
        droppedWords: listNode(
          textNode(),
          'Parts of file names that are often left out in links, such as "-partner".',
        ),
      } satisfies Keys<LinksDefinition>,
      'Links.',
    ),
    catalogue: textNode('Path of a task catalogue file (JSON or YAML), relative to this file.'),
    rules,
    overrides: listNode(
      override,
      'Rule settings for some of the pages. Later entries override earlier ones.',
    ),
  } satisfies Keys<ProfileFile>,
  'What the playbooks of a team look like.',
);

/** A task catalogue file. */
export const catalogueNode: ObjectNode = object(
  {
    tasks: map(
      object({
        name: map(textNode(), 'Language code → name.', { keysName: 'language' }),
        requirement: textNode('A requirement id of the profile.', { names: 'requirement' }),
        role: textNode('A role id of the profile.', { names: 'role' }),
        services: ids('service', 'Service ids of the profile.'),
        deprecated: flagNode('Whether the task is retired.'),
      } satisfies Keys<CatalogueTask>),
      'Task id → details of the task.',
    ),
  } satisfies Keys<CatalogueFile>,
  'A catalogue of tasks.',
  { required: ['tasks'] },
);

/** What a rule may be set to. */
export const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'] as const;
