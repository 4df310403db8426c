import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LoadedProfile, loadProfile } from '../../server/src/profile/load.ts';
import type { RuleDescription } from '../../server/src/profile/schema-node.ts';
import { root } from '../support/repo.ts';

/** Rules as they might be; the real ones belong to a later layer. */
export const rules: readonly RuleDescription[] = [
  { id: 'task/role-unknown', summary: 'A role that nobody knows.', options: {} },
  {
    id: 'task/service-unknown',
    summary: 'A service that nobody knows.',
    options: {
      limit: { type: 'integer', default: 3, description: 'How many.' },
      words: { type: 'array', default: [], description: 'Which.' },
      loud: { type: 'boolean', default: false, description: 'Whether.' },
      prefix: { type: 'string', default: '', description: 'What before.' },
    },
  },
  { id: 'remark/no-tabs' },
  { id: 'remark/no-heading-punctuation' },
  { id: 'remark/no-undefined-references' },
  { id: 'remark/no-file-name-irregular-characters' },
];

/** Loads the first of some files that are given by their text. */
export function load(files: Readonly<Record<string, string>>, base?: string): Promise<LoadedProfile> {
  const [path = ''] = Object.keys(files);
  return loadProfile(path, async (wanted) => files[wanted], { rules }, base);
}

/** The errors of files given by their text: `path:line:column message`. */
export async function errorsOf(files: string | Readonly<Record<string, string>>): Promise<string[]> {
  const { errors } = await load(typeof files === 'string' ? { 'playbook.config.yaml': files } : files);
  return errors.map(({ path, line, column, message }) => `${path}:${line}:${column} ${message}`);
}

/** Loads a configuration of the repository, its path given from the root. */
export function loadFromDisk(path: string): Promise<LoadedProfile> {
  const read = (wanted: string) => readFile(join(root, wanted), 'utf8').catch(() => undefined);
  return loadProfile(path, read, { rules });
}

/** A small profile that stands alone. */
export const small = `
languages:
  xx:
    sections: { start: [Start], end: [End] }
    requirements: { must: [M] }
attributes: { system: { type: text } }
taskTable:
  columns:
    step: { type: id, pattern: '\\d+' }
    what: { type: text }
`;
