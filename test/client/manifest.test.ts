import { describe, expect, test } from 'vitest';
import { COMMAND_IDS } from '../../client/src/command-ids.ts';
import { DEFAULT_SETTINGS } from '../../server/src/lsp/settings.ts';
import { isInRepository, manifest, readJson } from './manifest.ts';

const { contributes } = manifest;

describe('commands', () => {
  test('are all declared, and no others', () => {
    expect(contributes.commands.map(({ command }) => command).sort()).toEqual([...COMMAND_IDS].sort());
  });

  test('are what menus show', () => {
    const shown = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
    expect(shown.filter((command) => !COMMAND_IDS.includes(command as never))).toEqual([]);
  });
});

describe('settings', () => {
  const declared = Object.entries(contributes.configuration.properties);
  const ofServer = declared.filter(([name]) => !name.startsWith('playbook.trace.'));

  test('are those that the server knows, with its defaults', () => {
    const defaults = ofServer.map(([name, setting]) => [name, setting.default] as const);
    expect(Object.fromEntries(defaults)).toEqual(flat(DEFAULT_SETTINGS, 'playbook'));
  });

  test('can be set for each folder', () => {
    expect(ofServer.filter(([, { scope }]) => scope !== 'resource')).toEqual([]);
  });
});

test('all files that are named exist', () => {
  const named = [
    manifest.icon,
    ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
    ...[...contributes.jsonValidation, ...contributes.yamlValidation].map(({ url }) => url),
    ...contributes.grammars.map(({ path }) => path),
  ];
  expect(named.filter((path) => !isInRepository(path))).toEqual([]);
});

test('the types are those of the oldest editor that it runs in', () => {
  const { version } = readJson<{ version: string }>('node_modules/@types/vscode/package.json');
  const [, oldest] = /^\^(\d+\.\d+)\.0$/.exec(manifest.engines.vscode) ?? [];
  expect(version.split('.').slice(0, 2).join('.')).toBe(oldest);
});

/** `{ a: { b: 1 } }` as `{ 'a.b': 1 }`. */
function flat(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return { [name]: value };
  const parts = Object.entries(value).map(([key, part]) => flat(part, `${name}.${key}`));
  return Object.assign({}, ...parts);
}
