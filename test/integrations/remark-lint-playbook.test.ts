import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Options } from '../../packages/remark-lint-playbook/src/index.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { makeProject } from '../cli/project.ts';
import { root } from '../support/repo.ts';
import { compareWithCommandLine, messagesOf } from './remark.ts';

const page = '---\ntitle: A\ndescription: B\n---\n\n# A\n\n[lost](lost.md)\n\n<<<<<<< HEAD\n';
const config = 'extends: fasttrack\nfiles: ["docs/**/*.md"]\n';

describe('same findings as the command line', () => {
  test('on the examples', async () => {
    const folder = await makeProject({});
    cpSync(join(root, 'examples'), folder, { recursive: true });
    expect(await compareWithCommandLine(folder)).toBeGreaterThan(5);
  });
});

describe('messages', () => {
  test('have all that remark shows and editors use', async () => {
    const cwd = await makeProject({
      'playbook.config.yaml': config,
      'docs/a.md': page,
      'docs/lots.md': '# B\n',
    });
    const messages = await messagesOf(cwd, 'docs/a.md', { rules: ['link/target-missing'] });
    expect(messages).toHaveLength(1);
    const [{ ruleId, source, fatal, place, note, actual, expected } = {}] = messages;
    expect({ ruleId, source, fatal, actual, expected }).toEqual({
      ruleId: 'link/target-missing',
      source: 'playbook',
      fatal: true,
      actual: 'lost.md',
      expected: ['lots.md'],
    });
    expect(place).toEqual({
      start: { line: 8, column: 8, offset: page.indexOf('lost.md') },
      end: { line: 8, column: 15, offset: page.indexOf('lost.md') + 7 },
    });
    expect(note).toBeTruthy();
  });

  test('have what is wrong as the reason, what to do and why as the note', async () => {
    const cwd = await makeProject({ 'playbook.config.yaml': config, 'docs/a.md': page });
    const [{ reason, note } = {}] = await messagesOf(cwd, 'docs/a.md', { rules: ['page/conflict-marker'] });
    const rule = rules.find(({ id }) => id === 'page/conflict-marker');
    expect(reason).toBe(rule?.messages.marker?.message);
    expect(note).toBe(`${rule?.messages.marker?.advice}\n\n${rule?.why}`);
  });

  test('count a byte-order mark, which remark takes away, nowhere', async () => {
    const cwd = await makeProject({
      'playbook.config.yaml': config,
      'docs/a.md': `\ufeff${page}`,
      'docs/b.md': '# B\n',
    });
    const [{ place } = {}] = await messagesOf(cwd, 'docs/a.md', { rules: ['link/target-missing'] });
    expect(place).toMatchObject({ start: { line: 8, offset: page.indexOf('lost.md') } });
  });

  test('are of the text that remark has, not of what is saved', async () => {
    const cwd = await makeProject({ 'playbook.config.yaml': config, 'docs/a.md': '# A\n' });
    const rules = ['page/conflict-marker'];
    expect(await messagesOf(cwd, 'docs/a.md', { rules })).toEqual([]);
    expect(await messagesOf(cwd, 'docs/a.md', { rules }, {}, page)).toHaveLength(1);
    expect(await messagesOf(cwd, 'docs/new.md', { rules }, {}, page)).toHaveLength(1);
  });

  test('leave hints out, unless they are wanted', async () => {
    const cwd = await makeProject({
      'playbook.config.yaml': `${config}rules: { page/conflict-marker: hint }\n`,
      'docs/a.md': page,
    });
    const ids = async (options: Options) =>
      (await messagesOf(cwd, 'docs/a.md', options)).map(({ ruleId }) => ruleId);
    expect(await ids({})).not.toContain('page/conflict-marker');
    expect(await ids({ hints: true })).toContain('page/conflict-marker');
  });

  test('are none for a file that is no playbook', async () => {
    const cwd = await makeProject({ 'playbook.config.yaml': config, 'README.md': page });
    expect(await messagesOf(cwd, 'README.md')).toEqual([]);
  });

  test('say that a text without a path was not checked', async () => {
    const [message] = await messagesOf(await makeProject({}), undefined);
    expect(message?.reason).toMatch(/has no path/);
    expect(message?.fatal).toBeUndefined();
  });
});

describe('options', () => {
  test('name a configuration, or none', async () => {
    const cwd = await makeProject({
      'ci/only.yaml': `${config}rules: { link/target-missing: info }\n`,
      'docs/a.md': page,
    });
    expect(await messagesOf(cwd, 'docs/a.md')).toEqual([]);
    expect(await messagesOf(cwd, 'docs/a.md', { config: false })).toEqual([]);
    const messages = await messagesOf(cwd, 'docs/a.md', { config: 'ci/only.yaml' });
    expect(messages.find(({ ruleId }) => ruleId === 'link/target-missing')?.fatal).toBeUndefined();
    expect(messages.length).toBeGreaterThan(1);
  });

  test.each<[unknown, string]>([
    [{ rules: ['link/lost'] }, 'Unknown rule "link/lost". To list the rules, run "playbook rules".'],
    [{ rules: ['link/emty'] }, 'Unknown rule "link/emty". Did you mean "link/empty"?'],
    [{ rule: ['link/empty'] }, 'Unknown option "rule". Did you mean "rules"?'],
    [{ hint: true }, 'Unknown option "hint". Did you mean "hints"?'],
    [{ severity: 'error' }, 'Unknown option "severity". Known: config, rules, hints.'],
    [{ constructor: true }, 'Unknown option "constructor". Known: config, rules, hints.'],
    [{ rules: 'link/empty' }, '"rules" must be a list of rule IDs.'],
    [{ rules: [7] }, '"rules" must be a list of rule IDs.'],
    [{ config: true }, '"config" must be a path or false.'],
    [{ hints: 'yes' }, '"hints" must be true or false.'],
  ])('refuse %j', async (options, message) => {
    const cwd = await makeProject({ 'docs/a.md': page });
    await expect(messagesOf(cwd, 'docs/a.md', options as Options)).rejects.toThrow(
      `remark-lint-playbook: ${message}`,
    );
  });

  test('may be left undefined', async () => {
    const cwd = await makeProject({ 'playbook.config.yaml': config, 'docs/a.md': page });
    const undefinedOptions = { config: undefined, rules: undefined, hints: undefined };
    expect(await messagesOf(cwd, 'docs/a.md', undefinedOptions)).toHaveLength(
      (await messagesOf(cwd, 'docs/a.md')).length,
    );
  });

  test('a broken configuration is told once in a run, and is an error', async () => {
    const cwd = await makeProject({
      'playbook.config.yaml': 'files: 7\n',
      'docs/a.md': page,
      'docs/b.md': page,
    });
    const run = {};
    const [first] = await messagesOf(cwd, 'docs/a.md', {}, run);
    expect(first).toMatchObject({ ruleId: 'configuration', source: 'playbook', fatal: true });
    expect(first?.reason).toMatch(/^playbook\.config\.yaml:1:8: /);
    expect(await messagesOf(cwd, 'docs/b.md', {}, run)).toEqual([]);
  });
});
