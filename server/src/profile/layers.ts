import { builtinFiles } from './builtin.ts';
import { rebaseGlob } from './glob.ts';
import { didYouMean } from './messages.ts';
import type { ConfigurationReader } from './reader.ts';
import { catalogueNode, languagePackNode, profileNode } from './schema.ts';
import type { ConfigurationSource, DataPath } from './source.ts';
import type { KindDefinition, LanguagePack, Override, ProfileFile } from './types.ts';
import { findMissing, missingKey } from './validate.ts';

/** One profile file of several that are merged. */
export interface Layer {
  /** Name of a built-in profile, or path. */
  readonly id: string;
  /** Its language packs in place of their paths, its globs relative to the workspace's root. */
  readonly file: ProfileFile;
  /** `undefined` for a built-in profile. */
  readonly source: ConfigurationSource | undefined;
  /** The packs that are files of their own, by language. */
  readonly packs: ReadonlyMap<string, ConfigurationSource>;
}

/**
 * Reads a configuration and what it extends.
 *
 * @param base the folder that globs are relative to
 * @returns the layers from the lowest to the configuration itself, each once
 */
export async function readLayers(
  path: string,
  base: string,
  reader: ConfigurationReader,
): Promise<readonly Layer[]> {
  const layers = new Map<string, Layer>();
  await addLayers(path, [], layers, base, reader);
  const all = [...layers.values()];
  const [builtin] = builtinFiles;
  if (!builtin || all.some(isStandalone)) return all;
  const [name, file] = builtin;
  return [builtinLayer(name, file), ...all];
}

/** The task catalogue of the uppermost layer that speaks of one. */
export async function readCatalogue(
  layers: readonly Layer[],
  reader: ConfigurationReader,
): Promise<ConfigurationSource | undefined> {
  const holder = layers.findLast(({ file }) => file.catalogue !== undefined);
  const name = holder?.file.catalogue;
  if (!holder?.source || !name) return undefined;
  const catalogue = await reader.openNamed(name, holder.source, ['catalogue'], catalogueNode);
  for (const missing of findMissing(catalogueNode, catalogue?.data)) {
    if (catalogue) reader.errors.push(catalogue.errorAt(missing, 'key', missingKey(missing)));
  }
  return catalogue;
}

/** Whether a layer does without the built-in profile below it, or brings it itself. */
function isStandalone({ source, file }: Layer): boolean {
  return !source || Boolean(file.languages) || (Array.isArray(file.extends) && file.extends.length === 0);
}

/** Adds a file's layers: first those of what it extends, then its own. `trail`: the files that led here. */
async function addLayers(
  path: string,
  trail: readonly string[],
  layers: Map<string, Layer>,
  base: string,
  reader: ConfigurationReader,
): Promise<'absent' | undefined> {
  const source = await reader.open(path, profileNode);
  if (typeof source === 'string') return source === 'absent' ? source : undefined;
  const data = source.data as ProfileFile;
  for (const { name, at } of extendedBy(data)) {
    const report = (message: string) => reader.errors.push(source.errorAt(at, 'value', message));
    const builtin = builtinFiles.get(name);
    if (builtin) {
      if (!layers.has(name)) layers.set(name, builtinLayer(name, builtin));
      continue;
    }
    if (!/[./]/.test(name)) {
      const meant = didYouMean(name, builtinFiles.keys());
      report(
        `There is no built-in profile "${name}".${meant} To extend a file, enter its path with the file extension.`,
      );
      continue;
    }
    const below = reader.locate(name, source, at);
    if (below === undefined || layers.has(below)) continue;
    const led = [...trail, path];
    if (led.includes(below)) {
      const circle = [...led.slice(led.indexOf(below)), below].map((one) => `"${one}"`).join(' → ');
      report(`The files extend each other in a cycle: ${circle}. Remove one of the references.`);
    } else if (led.length > MAX_LEVELS) {
      report(`Files extend each other over more than ${MAX_LEVELS} levels. Merge some of them.`);
    } else if ((await addLayers(below, led, layers, base, reader)) === 'absent') {
      report(`The file "${name}" does not exist ("${below}" in the workspace).`);
    }
  }
  const packs = await readPacks(data, source, reader);
  layers.set(path, { id: path, file: rebase(withPacks(data, packs), base), source, packs });
  return undefined;
}

const MAX_LEVELS = 10;

function extendedBy({ extends: names }: ProfileFile): { readonly name: string; readonly at: DataPath }[] {
  if (typeof names === 'string') return [{ name: names, at: ['extends'] }];
  return (names ?? []).map((name, index) => ({ name, at: ['extends', index] }));
}

async function readPacks(
  file: ProfileFile,
  source: ConfigurationSource,
  reader: ConfigurationReader,
): Promise<ReadonlyMap<string, ConfigurationSource>> {
  const packs = new Map<string, ConfigurationSource>();
  for (const [language, pack] of Object.entries(file.languages ?? {})) {
    if (typeof pack !== 'string') continue;
    const read = await reader.openNamed(pack, source, ['languages', language], languagePackNode);
    if (read) packs.set(language, read);
  }
  return packs;
}

function withPacks(file: ProfileFile, packs: ReadonlyMap<string, ConfigurationSource>): ProfileFile {
  if (!file.languages) return file;
  const languages = Object.entries(file.languages).map(([id, pack]) => [id, packs.get(id)?.data ?? pack]);
  return { ...file, languages: Object.fromEntries(languages) as Readonly<Record<string, LanguagePack>> };
}

/** The file with its globs written from the workspace's root. */
function rebase(file: ProfileFile, base: string): ProfileFile {
  const list = (globs: readonly string[]) => globs.map((glob) => rebaseGlob(glob, base));
  const part = <T extends KindDefinition | Override>(one: T): T =>
    one?.files ? { ...one, files: list(one.files) } : one;
  const kinds = Object.entries(file.kinds ?? {}).map(([id, kind]) => [id, part(kind)]);
  return {
    ...file,
    ...(file.files ? { files: list(file.files) } : {}),
    ...(file.ignore ? { ignore: list(file.ignore) } : {}),
    ...(file.kinds ? { kinds: Object.fromEntries(kinds) } : {}),
    ...(file.overrides ? { overrides: file.overrides.map(part) } : {}),
  };
}

function builtinLayer(name: string, file: ProfileFile): Layer {
  return { id: name, file, source: undefined, packs: new Map() };
}
