import type {
  AttributeDefinition,
  CatalogueFile,
  ColumnDefinition,
  FrontMatterDefinition,
  KindDefinition,
  LinksDefinition,
  Override,
  PhaseDefinition,
  RuleSettings,
  UpdateSummaryDefinition,
} from './types.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * A profile as the rest of the program sees it: all files it extends merged, defaults filled in, vocabularies indexed.
 * Immutable; two documents with one configuration share one profile.
 */
export interface Profile {
  readonly name: string;
  readonly files: readonly string[];
  readonly ignore: readonly string[];
  readonly defaultLanguage: string;
  /** In the order of the profile. */
  readonly languages: ReadonlyMap<string, Language>;
  readonly frontMatter: Required<FrontMatterDefinition>;
  readonly kinds: ReadonlyMap<string, KindDefinition>;
  readonly attributeDefinitions: ReadonlyMap<string, AttributeDefinition>;
  readonly phaseDefinitions: ReadonlyMap<string, PhaseDefinition>;
  readonly taskTable: {
    readonly columns: ReadonlyMap<string, ColumnDefinition>;
    readonly layouts: readonly (readonly string[])[];
    /** The id of the section that a new task table is in. */
    readonly section: string | undefined;
  };
  readonly updateSummary: Required<UpdateSummaryDefinition> | undefined;
  /** The id of the section whose links are called next steps. */
  readonly nextStepsSection: string | undefined;
  readonly sections: Vocabulary;
  readonly attributes: Vocabulary;
  readonly phases: Vocabulary;
  readonly roles: Vocabulary;
  readonly services: Vocabulary;
  readonly columns: Vocabulary;
  readonly updateColumns: Vocabulary;
  readonly requirements: Vocabulary;
  readonly none: readonly string[];
  readonly alerts: readonly string[];
  readonly links: LinksDefinition;
  readonly catalogue: CatalogueFile | undefined;
  readonly rules: RuleSettings;
  readonly overrides: readonly Override[];
}

export interface Language {
  readonly id: string;
  readonly name: string;
  readonly suffix: string;
  readonly folder: string | undefined;
  readonly dateFormats: readonly string[];
  readonly home: string | undefined;
  readonly serviceSeparators: readonly string[];
  readonly roleSeparators: readonly string[];
  /** Alert keyword → its translations. */
  readonly alerts: Readonly<Record<string, readonly string[]>>;
}
