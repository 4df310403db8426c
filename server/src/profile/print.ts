import { Document } from 'yaml';
import { printable } from '../text/printable.ts';
import { builtinFiles } from './builtin.ts';
import { readLayers } from './layers.ts';
import { mergeProfiles } from './merge.ts';
import { ConfigurationReader } from './reader.ts';
import type { RuleDescription } from './schema-node.ts';
import type { ProfileFile } from './types.ts';
import { yamlText } from './yaml-text.ts';

export interface PrintOptions {
  /** Path of the configuration file; `undefined`: the built-in profile. */
  readonly file: string | undefined;
  /** The folder that its globs are relative to. */
  readonly base: string;
  /** Every rule that may be set: a file that sets another is taken for broken, and left out. */
  readonly rules: readonly RuleDescription[];
  readonly read: (path: string) => Promise<string | undefined>;
  /** A path as people are to see it. */
  readonly shown: (path: string) => string;
}

/**
 * What holds for a page, as one configuration file in YAML: everything that it extends merged in, and above each of its parts
 * the files that it comes from, the one that wins last. Globs are relative to the workspace's root. What is wrong with the
 * files is not told here.
 */
export async function printProfile({ file, base, rules, read, shown }: PrintOptions): Promise<string> {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const layers =
    file === undefined
      ? [...builtinFiles].slice(0, 1).map(([id, builtin]) => ({ id, file: builtin, isFile: false }))
      : (await readLayers(file, base, new ConfigurationReader(read, known, base))).map((layer) => ({
          id: layer.id,
          file: layer.file,
          isFile: layer.source !== undefined,
        }));
  const merged = layers.reduce<ProfileFile>((below, layer) => mergeProfiles(below, layer.file), {});
  const parts = Object.entries(merged).filter(([key]) => key !== 'extends' && key !== '$schema');
  return parts
    .map(([key, value]) => {
      const from = layers.filter((layer) => Object.hasOwn(layer.file, key));
      const names = from.map(({ id, isFile }) => (isFile ? shown(id) : id));
      return `# from ${printable(names.join(', '))}\n${yamlText(new Document({ [key]: value }), { lineWidth: 110 })}`;
    })
    .join('\n');
}
