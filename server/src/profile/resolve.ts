import { isRecord, record } from './merge.ts';
import type { Language, Profile } from './profile.ts';
import type { CatalogueFile, LanguagePack, Names, ProfileFile } from './types.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * Makes a profile of a merged profile file, whose language packs stand in it. Fills in defaults; ids of columns that are not
 * there are left out of layouts.
 */
export function resolveProfile(file: ProfileFile, catalogue?: CatalogueFile): Profile {
  const packs = new Map(Object.entries(file.languages ?? {}).filter(isPack));
  const fallback = file.defaultLanguage ?? packs.keys().next().value ?? '';
  const words = (names: (pack: LanguagePack) => Names | undefined, neutral: Names = none()) => {
    const byLanguage = [...packs].map(([id, pack]) => [id, names(pack) ?? none()] as const);
    return new Vocabulary(new Map(byLanguage), neutral, fallback);
  };
  const languages = new Map([...packs].map(([id, pack]) => [id, resolveLanguage(id, pack)]));
  const globs = globsFor([...languages.values()]);
  const columns = new Map(Object.entries(file.taskTable?.columns ?? {}));
  const { updateSummary } = file;
  return {
    name: file.name ?? '',
    files: globs(file.files ?? ['**/*.md']),
    ignore: globs(file.ignore ?? []),
    defaultLanguage: fallback,
    languages,
    frontMatter: { required: file.frontMatter?.required ?? false, keys: file.frontMatter?.keys ?? none() },
    kinds: new Map(
      Object.entries(file.kinds ?? {}).map(([id, kind]) => [id, { ...kind, files: globs(kind.files) }]),
    ),
    attributeDefinitions: new Map(Object.entries(file.attributes ?? {})),
    phaseDefinitions: new Map(Object.entries(file.phases ?? {})),
    taskTable: {
      columns,
      layouts: (file.taskTable?.layouts ?? [[...columns.keys()]])
        .map((layout) => layout.filter((id) => columns.has(id)))
        .filter((layout) => layout.length > 0),
      section: file.taskTable?.section,
    },
    updateSummary: updateSummary && {
      section: updateSummary.section,
      required: updateSummary.required ?? false,
      levels: updateSummary.levels ?? [1, 2, 3, 4, 5, 6],
      columns: updateSummary.columns ?? none(),
    },
    nextStepsSection: file.nextSteps?.section,
    sections: words((pack) => pack.sections),
    attributes: words((pack) => pack.attributes),
    phases: words((pack) => pack.phases),
    roles: words((pack) => pack.roles, file.roles),
    services: words((pack) => pack.services, file.services),
    columns: words((pack) => pack.columns),
    updateColumns: words((pack) => pack.updateColumns),
    requirements: words((pack) => pack.requirements),
    none: file.none ?? [],
    alerts: file.alerts ?? [],
    links: file.links ?? {},
    catalogue,
    rules: file.rules ?? none(),
    overrides: (file.overrides ?? []).map((one) => (one.files ? { ...one, files: globs(one.files) } : one)),
  };
}

function isPack(entry: [string, LanguagePack | string]): entry is [string, LanguagePack] {
  return isRecord(entry[1]);
}

function resolveLanguage(id: string, pack: LanguagePack): Language {
  return {
    id,
    name: pack.name ?? id,
    suffix: pack.suffix ?? '',
    folder: pack.folder,
    dateFormats: pack.dateFormats ?? ['YYYY-MM-DD'],
    home: pack.home,
    serviceSeparators: pack.serviceSeparators ?? [', ', ','],
    roleSeparators: pack.roleSeparators ?? [', ', ','],
    alerts: pack.alerts ?? none(),
  };
}

/**
 * Replaces, in globs, `{folder}` and `{suffix}` with those of all languages, and `{translationSuffix}` with the suffixes that are
 * not empty.
 *
 * @example globsFor([english, german])(['*{suffix}.md']) // ['*{,-de}.md']
 */
function globsFor(languages: readonly Language[]): (globs: readonly string[]) => readonly string[] {
  const suffixes = unique(languages.map(({ suffix }) => suffix));
  const words: Readonly<Record<string, readonly string[]>> = {
    folder: unique(languages.flatMap(({ folder }) => folder ?? [])),
    suffix: suffixes,
    translationSuffix: suffixes.filter((suffix) => suffix !== ''),
  };
  return (globs) =>
    globs.map((glob) =>
      glob.replace(/\{(folder|suffix|translationSuffix)\}/g, (whole, name: string) => {
        const alternatives = words[name] ?? [];
        if (alternatives.length === 0) return whole;
        return alternatives.length === 1 ? (alternatives[0] ?? '') : `{${alternatives.join(',')}}`;
      }),
    );
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].map((text) => text.replace(/[*?[\]{},\\]/g, '\\$&'));
}

/** No keys at all, not even those of every object. */
function none(): Readonly<Record<string, never>> {
  return record({}) as Record<string, never>;
}
