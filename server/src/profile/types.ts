/**
 * A profile says, as data, what the playbooks of one team look like. The types here are those of a profile *file*
 * (`playbook.config.yaml` or `.json`; the built-in profile is written the same way). See `Profile` in `profile.ts` for what the
 * rules are given: the file resolved, its vocabularies indexed.
 */
export interface ProfileFile {
  /** For editors only. */
  readonly $schema?: string;
  readonly name?: string;
  /**
   * Built-in profiles by name, other files by path relative to this file; later ones win over earlier ones, this file over
   * all. Where no file says it, the first built-in profile is the base, unless one has `languages`; `[]` has no base.
   */
  readonly extends?: string | readonly string[];
  /** Globs of the playbook pages, relative to the folder of the configuration file, also where a file it extends has them. */
  readonly files?: readonly string[];
  /** Globs of pages to ignore, among `files`. */
  readonly ignore?: readonly string[];
  /** The language of pages that show no sign of another, and whose names stand in where a language has none of its own. */
  readonly defaultLanguage?: string;
  /** Language packs by language code; a string is the path of a file that holds one. */
  readonly languages?: Readonly<Record<string, LanguagePack | string>>;
  readonly frontMatter?: FrontMatterDefinition;
  /** Page kinds in order of precedence: the first whose globs fit a page is its kind. */
  readonly kinds?: Readonly<Record<string, KindDefinition>>;
  readonly attributes?: Readonly<Record<string, AttributeDefinition>>;
  readonly phases?: Readonly<Record<string, PhaseDefinition>>;
  readonly taskTable?: TaskTableDefinition;
  readonly updateSummary?: UpdateSummaryDefinition;
  readonly nextSteps?: { readonly section: string };
  /** Roles and services that are written the same in every language: id → spellings, the preferred one first. */
  readonly roles?: Names;
  readonly services?: Names;
  /** What is in an attribute or cell for "none", such as a lone hyphen. */
  readonly none?: readonly string[];
  /** Alert keywords (`> [!NOTE]`) that the publishing system knows. */
  readonly alerts?: readonly string[];
  readonly links?: LinksDefinition;
  /** Path of a task catalogue file (JSON or YAML), relative to this file. */
  readonly catalogue?: string;
  /** Rule id → severity, or severity with options. */
  readonly rules?: RuleSettings;
  /** Other rule settings for some of the pages; later ones win. */
  readonly overrides?: readonly Override[];
}

/** Id → the spellings of one thing, the preferred one first. */
export type Names = Readonly<Record<string, readonly string[]>>;

/** The words of one language. Every id in it is one that the profile defines. */
export interface LanguagePack {
  /** The language's own name, such as `Deutsch`. */
  readonly name?: string;
  /** What a translated page's file name ends with before its extension, such as `-de`; empty for none. */
  readonly suffix?: string;
  /** The folder that holds the pages of the language. */
  readonly folder?: string;
  readonly sections?: Names;
  readonly attributes?: Names;
  readonly phases?: Names;
  readonly roles?: Names;
  readonly services?: Names;
  /** Headers of task-table columns, by column id. */
  readonly columns?: Names;
  /** Headers of update-summary columns, by column id. */
  readonly updateColumns?: Names;
  /** Requirement id → what stands for it in a row, such as `{ mandatory: ['E'] }`. */
  readonly requirements?: Names;
  /** Update-summary date formats (`M/D/YYYY`, `DD.MM.YYYY` …), the preferred one first. */
  readonly dateFormats?: readonly string[];
  /** Alert keyword → translations of it that writers use in error. */
  readonly alerts?: Names;
  /** Text of the link home, such as `Startseite`. */
  readonly home?: string;
  /** How several services and several roles are joined, the preferred way first. */
  readonly serviceSeparators?: readonly string[];
  readonly roleSeparators?: readonly string[];
}

export interface FrontMatterDefinition {
  /** Whether a page without front matter is wrong. */
  readonly required?: boolean;
  /** The keys in their usual order. */
  readonly keys?: Readonly<Record<string, FrontMatterKey>>;
}

export interface FrontMatterKey {
  readonly required?: boolean;
  readonly type?: 'text' | 'date';
  /** For dates: the formats accepted, the preferred one first. */
  readonly formats?: readonly string[];
  /** The values accepted; with `separator`, any number of them. */
  readonly values?: readonly string[];
  /** What joins several values in one text, such as `,`. A YAML list is always accepted where this is set. */
  readonly separator?: string;
  /** Values that look right but never are. */
  readonly notValues?: readonly string[];
  /** A regular expression for the whole value. */
  readonly pattern?: string;
  /** What `pattern` asks for, in words, as it completes "must be …": `an alias such as "v-name"`. */
  readonly patternHint?: string;
  /** Whether a rare value one edit away from a frequent one of the workspace is taken for a typo. */
  readonly recurring?: boolean;
  /** Whether the values are people's full names, as in the update summary's columns of type `person`. */
  readonly person?: boolean;
  /** What the key is for: shown on hover. */
  readonly description?: string;
}

export interface KindDefinition {
  /** What it is called in messages, such as `process page`. */
  readonly title?: string;
  readonly files: readonly string[];
  /** Section ids in the order in which they must stand. Those in `optionalSections` may be absent. */
  readonly sections?: readonly string[];
  readonly optionalSections?: readonly string[];
  /** Attributes that the page must have above its first section. */
  readonly attributes?: readonly string[];
  /** The section whose subheadings are steps: a new page begins with one there. */
  readonly steps?: string;
  /** Whether the page must end with an update summary. Default: as in `updateSummary.required`. */
  readonly updateSummary?: boolean;
}

export interface AttributeDefinition {
  /** What the value holds: `roles` and `services` are lists. Default `text`. */
  readonly type?: 'text' | 'phase' | 'roles' | 'services';
}

export interface PhaseDefinition {
  /** What the file names of the phase's pages begin with, such as `assess-`. */
  readonly filePrefix?: string;
}

export interface TaskTableDefinition {
  readonly columns?: Readonly<Record<string, ColumnDefinition>>;
  /** The accepted tables: column ids in order. The first is the usual one. */
  readonly layouts?: readonly (readonly string[])[];
  /** The id of the section that a new task table is in. */
  readonly section?: string;
}

export interface ColumnDefinition {
  readonly type: 'id' | 'text' | 'requirement' | 'role' | 'services';
  /** For `id`: a regular expression for the whole cell. */
  readonly pattern?: string;
  /** What `pattern` asks for, in words, as it completes "must be …". */
  readonly patternHint?: string;
  /** For `requirement`: whether the header itself explains the letters, in parentheses. */
  readonly legend?: boolean;
  /** Whether an empty cell loses something that readers need. */
  readonly required?: boolean;
}

export interface UpdateSummaryDefinition {
  /** The id of the section that holds it. */
  readonly section: string;
  readonly required?: boolean;
  /** Heading levels that its section may have. */
  readonly levels?: readonly number[];
  /** The columns in order. */
  readonly columns?: Readonly<Record<string, UpdateColumnDefinition>>;
}

export interface UpdateColumnDefinition {
  readonly type: 'date' | 'person' | 'text';
  readonly optional?: boolean;
}

export interface LinksDefinition {
  /** The address of the link home. */
  readonly home?: string;
  /** Mail gateways that wrap addresses: host glob, and the query parameter that holds the wrapped address. */
  readonly unwrap?: readonly { readonly host: string; readonly parameter: string }[];
  /** Words that a page's file name often loses, such as `-partner`: tried when a target is missing. */
  readonly droppedWords?: readonly string[];
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type RuleSetting = Severity | 'off' | readonly [Severity | 'off', Readonly<Record<string, unknown>>];
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

export interface Override {
  /** Globs of pages; absent: all. */
  readonly files?: readonly string[];
  /** Languages of pages; absent: all. */
  readonly languages?: readonly string[];
  readonly rules: RuleSettings;
}

/** A task catalogue file: what is known of tasks beyond the pages. */
export interface CatalogueFile {
  readonly tasks: Readonly<Record<string, CatalogueTask>>;
}

export interface CatalogueTask {
  /** Language code → name. */
  readonly name?: Readonly<Record<string, string>>;
  /** A requirement id of the profile, such as `mandatory`. */
  readonly requirement?: string;
  /** A role id of the profile. */
  readonly role?: string;
  /** Service ids of the profile. */
  readonly services?: readonly string[];
  readonly deprecated?: boolean;
}
