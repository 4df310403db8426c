import type { ConfigurationError } from './configuration-error.ts';
import { isRecord } from './merge.ts';
import { didYouMean } from './messages.ts';
import type { Reference, SchemaNode } from './schema-node.ts';
import type { ConfigurationSource, DataPath } from './source.ts';
import type { LanguagePack, ProfileFile } from './types.ts';
import type { ReportError } from './validation.ts';

/** The ids of each sort that a merged profile defines. */
export type KnownIds = Readonly<Record<Reference, ReadonlySet<string>>>;

export function knownIds(merged: ProfileFile): KnownIds {
  const packs = Object.values(merged.languages ?? {}).filter((pack) => typeof pack === 'object');
  const named = (names: (pack: LanguagePack) => object | undefined, neutral: object = {}) =>
    new Set([...Object.keys(neutral), ...packs.flatMap((pack) => Object.keys(names(pack) ?? {}))]);
  const keys = (defined: object | undefined) => new Set(Object.keys(defined ?? {}));
  return {
    language: keys(merged.languages),
    section: named((pack) => pack.sections),
    attribute: keys(merged.attributes),
    phase: keys(merged.phases),
    column: keys(merged.taskTable?.columns),
    'update column': keys(merged.updateSummary?.columns),
    requirement: named((pack) => pack.requirements),
    role: named((pack) => pack.roles, merged.roles),
    service: named((pack) => pack.services, merged.services),
    alert: new Set(merged.alerts),
  };
}

/** Checks that the ids that one file refers to are there. */
export function checkReferences(
  node: SchemaNode,
  data: unknown,
  known: KnownIds,
  report: ReportError,
  at: DataPath = [],
): void {
  const check = (part: 'key' | 'value', place: DataPath, sort: Reference | undefined, word: unknown) => {
    if (sort === undefined || typeof word !== 'string' || known[sort].has(word)) return;
    report(place, part, `Unknown ${sort} "${word}".${didYouMean(word, known[sort])}`);
  };
  if (node.type === 'text') check('value', at, node.names, data);
  if (node.type === 'list' && Array.isArray(data)) {
    for (const [index, item] of data.entries())
      checkReferences(node.items, item, known, report, [...at, index]);
  }
  if (!isRecord(data)) return;
  if (node.type === 'either') for (const choice of node.of) checkReferences(choice, data, known, report, at);
  if (node.type !== 'map' && node.type !== 'object') return;
  for (const [key, value] of Object.entries(data)) {
    if (value === null) continue;
    if (node.type === 'map') check('key', [...at, key], node.keysName, key);
    const child = node.type === 'map' ? node.values : node.keys[key];
    if (child) checkReferences(child, value, known, report, [...at, key]);
  }
}

/**
 * Warns of names in a language pack whose id the default language lacks: most likely a typo, since they stand for nothing on
 * its pages.
 *
 * @param at where the pack is in the source
 */
export function checkNames(
  language: string,
  source: ConfigurationSource,
  at: DataPath,
  merged: ProfileFile,
): ConfigurationError[] {
  const main = merged.defaultLanguage ?? Object.keys(merged.languages ?? {})[0] ?? '';
  const mainPack = merged.languages?.[main];
  if (language === main || typeof mainPack !== 'object') return [];
  return (['sections', 'requirements', 'roles', 'services'] as const).flatMap((sort) => {
    const neutral = sort === 'roles' || sort === 'services' ? merged[sort] : undefined;
    const known = new Set([...Object.keys(mainPack[sort] ?? {}), ...Object.keys(neutral ?? {})]);
    const names = dataAt(source.data, [...at, sort]);
    const strange = Object.entries(isRecord(names) ? names : {}).filter(
      ([id, value]) => value !== null && !known.has(id),
    );
    return strange.map(([id]) => {
      const meant = didYouMean(id, known, 'Add a name there, too.');
      const message = `"${id}" of "${sort}" has no name in the default language "${main}".${meant}`;
      return source.errorAt([...at, sort, id], 'key', message, 'warning');
    });
  });
}

/** Warns of optional sections that their kind does not have. */
export function checkOptional(source: ConfigurationSource, merged: ProfileFile): ConfigurationError[] {
  return Object.entries(merged.kinds ?? {}).flatMap(([name, kind]) =>
    (kind.optionalSections ?? []).flatMap((id, index) => {
      const at = ['kinds', name, 'optionalSections', index];
      if (!source.has(at) || kind.sections?.includes(id)) return [];
      const message = `"${id}" is an optional section, but it is missing from the "sections" of "${name}". Add it there.`;
      return [source.errorAt(at, 'value', message, 'warning')];
    }),
  );
}

function dataAt(data: unknown, at: DataPath): unknown {
  return at.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data);
}
