import { folderOf } from '../text/paths.ts';
import { builtinFiles } from './builtin.ts';
import type { ConfigurationError } from './configuration-error.ts';
import { type Layer, readCatalogue, readLayers } from './layers.ts';
import { mergeProfiles } from './merge.ts';
import { isIn } from './path.ts';
import type { Profile } from './profile.ts';
import { ConfigurationReader } from './reader.ts';
import { checkNames, checkOptional, checkReferences, knownIds } from './references.ts';
import { resolveProfile } from './resolve.ts';
import { catalogueNode, languagePackNode, profileNode } from './schema.ts';
import type { RuleDescription, SchemaNode } from './schema-node.ts';
import type { ConfigurationSource } from './source.ts';
import type { CatalogueFile, ProfileFile } from './types.ts';
import { findMissing, missingKey } from './validate.ts';

export { builtinProfile } from './builtin.ts';

export interface LoadedProfile {
  /** `undefined` when any of the files has an error. */
  readonly profile: Profile | undefined;
  readonly errors: readonly ConfigurationError[];
  /** Every file that was read or looked for, the configuration itself among them: when one changes, load again. */
  readonly dependsOn: readonly string[];
}

export interface KnownRules {
  /** Every rule that may be set; with an id alone, its options are not checked. */
  readonly rules: readonly (string | RuleDescription)[];
}

/**
 * Loads a configuration file and all that it names: the files it extends, language packs, the task catalogue. Never rejects.
 *
 * The built-in profile is the base unless one of the files extends something built in or `[]`, or brings `languages` of its
 * own. Globs of every file are relative to `base`; those of the built-in profile to the workspace's root.
 *
 * @param path relative to the workspace's root
 * @param read the text of a file, or `undefined` when there is none; rejects with a message for people
 * @param base the folder that globs are relative to; default: the one that holds the configuration, if it
 *   lies in the workspace
 */
export async function loadProfile(
  path: string,
  read: (path: string) => Promise<string | undefined>,
  known: KnownRules,
  base = isIn('', path) ? folderOf(path) : '',
): Promise<LoadedProfile> {
  const rules = known.rules.map((rule) => (typeof rule === 'string' ? { id: rule } : rule));
  const reader = new ConfigurationReader(read, new Map(rules.map((rule) => [rule.id, rule])), folderOf(path));
  const layers = await readLayers(path, base, reader);
  const catalogue = await readCatalogue(layers, reader);
  if (!layers.some(({ id }) => id === path) && !reader.hasErrors) {
    reader.errors.push({ path, message: 'The file does not exist.', line: 1, column: 1, severity: 'error' });
  }
  let profile: Profile | undefined;
  if (!reader.hasErrors) {
    const merged = layers.reduce<ProfileFile>((below, { file }) => mergeProfiles(below, file), {});
    reader.errors.push(...checkWhole(merged, layers, catalogue));
    if (!reader.hasErrors) profile = resolveProfile(merged, catalogue?.data as CatalogueFile | undefined);
  }
  return { profile, errors: inOrder(reader.errors, reader.paths), dependsOn: reader.paths };
}

/** The errors file by file, each from its top. */
function inOrder(errors: readonly ConfigurationError[], paths: readonly string[]): ConfigurationError[] {
  const place = new Map(paths.map((path, index) => [path, index]));
  return [...errors].sort(
    (a, b) => (place.get(a.path) ?? 0) - (place.get(b.path) ?? 0) || a.line - b.line || a.column - b.column,
  );
}

/** Checks what can be told only once all files are merged. */
function checkWhole(
  merged: ProfileFile,
  layers: readonly Layer[],
  catalogue: ConfigurationSource | undefined,
): ConfigurationError[] {
  const own = layers.filter(isFile);
  const top = own.at(-1);
  if (!top) return [];
  const languages = Object.keys(merged.languages ?? {});
  if (languages.length === 0) {
    const name = builtinFiles.keys().next().value;
    const message = `The profile has no languages. Add "languages", or extend the built-in profile: extends: ${name}.`;
    return [top.source.errorAt([], 'value', message)];
  }
  const errors = findMissing(profileNode, merged).map((missing) => {
    const { source } = own.findLast((layer) => layer.source.has(missing.slice(0, -1))) ?? top;
    return source.errorAt(missing, 'key', missingKey(missing));
  });
  const ids = knownIds(merged);
  const check = (node: SchemaNode, source: ConfigurationSource) =>
    checkReferences(node, source.data, ids, (...error) => errors.push(source.errorAt(...error)));
  for (const { source, packs } of own) {
    check(profileNode, source);
    errors.push(...checkOptional(source, merged));
    for (const id of languages) errors.push(...checkNames(id, source, ['languages', id], merged));
    for (const [id, pack] of packs) {
      check(languagePackNode, pack);
      errors.push(...checkNames(id, pack, [], merged));
    }
  }
  if (catalogue) check(catalogueNode, catalogue);
  return errors;
}

function isFile(layer: Layer): layer is Layer & { readonly source: ConfigurationSource } {
  return layer.source !== undefined;
}
