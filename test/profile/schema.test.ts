import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { file } from '../../server/src/profile/fasttrack/index.ts';
import { configurationSchema } from '../../server/src/profile/json-schema.ts';
import { root } from '../support/repo.ts';
import { rules, small } from './support.ts';

const schema = configurationSchema(rules);
const accepts = new Ajv({ strict: true, allowUnionTypes: true, formats: { regex: true } }).compile(schema);

describe('the JSON schema', () => {
  test('is draft 7, and every key of it is explained', () => {
    expect(schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      additionalProperties: false,
    });
    expect(unexplained(schema, '')).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['the built-in profile', file],
    [
      'the example',
      parse(readFileSync(join(root, 'examples/incident-runbooks/playbook.config.yaml'), 'utf8')),
    ],
    ['a small one', parse(small)],
    ['nothing', {}],
    ['packs by path', { $schema: './x.json', extends: ['fasttrack'], languages: { 'pt-BR': 'pt.yaml' } }],
    [
      'what is taken away',
      { kinds: { a: null }, files: null, rules: { 'task/role-unknown': null }, updateSummary: null },
    ],
    [
      'severities',
      {
        rules: {
          'task/role-unknown': 'off',
          'remark/no-tabs': ['hint', { any: 1 }],
          'task/service-unknown': ['info', { limit: 2 }],
        },
      },
    ],
  ])('accepts %s', (_name, data) => {
    expect(accepts(JSON.parse(JSON.stringify(data))), JSON.stringify(accepts.errors)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['an unknown key', { fils: [] }],
    ['a wrong type', { files: 'x' }],
    ['an unknown rule', { rules: { x: 'off' } }],
    ['an unknown severity', { rules: { 'task/role-unknown': 'warn' } }],
    ['an unknown option', { rules: { 'task/service-unknown': ['info', { limt: 2 }] } }],
    ['a wrong option', { rules: { 'task/service-unknown': ['info', { limit: 'x' }] } }],
    ['a bad language code', { languages: { german: {} } }],
    ['an unknown value', { attributes: { a: { type: 'role' } } }],
    ['a level too deep', { updateSummary: { levels: [7] } }],
    ['a list that is null', { none: [null] }],
  ])('refuses %s', (_name, data) => {
    expect(accepts(data)).toBe(false);
  });
});

/** Named properties without a description, by path. */
function unexplained(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const properties = Object.entries((node as { properties?: Record<string, object> }).properties ?? {});
  const own = properties.filter(([, child]) => !('description' in child) && !path.endsWith('/rules'));
  return [
    ...own.map(([key]) => `${path}.${key}`),
    ...Object.entries(node).flatMap(([key, child]) => unexplained(child, `${path}/${key}`)),
  ];
}
