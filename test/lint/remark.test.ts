import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { remarkFindings } from '../../server/src/lint/remark.ts';
import type { RuleRun } from '../../server/src/lint/settings.ts';
import { PLUGINS } from '../../server/src/playbook/markdown/lint-plugins.ts';
import type { Playbook } from '../../server/src/playbook/model.ts';
import { createPlaybookReader } from '../../server/src/playbook/parse.ts';
import { builtinProfile } from '../../server/src/profile/load.ts';
import { optionOf, remarkRules } from '../../server/src/rules/remark.ts';
import { root } from '../support/repo.ts';

function read(text: string): Playbook {
  return createPlaybookReader().read('english-playbook/a.md', text, builtinProfile());
}

/** Rule names without `remark/` → options. */
function runs(settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>): RuleRun[] {
  return Object.entries(settings).map(([name, options]) => {
    const rule = remarkRules.find(({ id }) => id === `remark/${name}`);
    if (!rule) throw new Error(`There is no rule remark/${name}.`);
    return { rule, severity: 'info', options };
  });
}

function check(text: string, settings: Parameters<typeof runs>[0]) {
  return remarkFindings(read(text), runs(settings)).map(({ rule, message, span }) => ({
    rule,
    message,
    text: text.slice(span.start, span.end),
  }));
}

describe('what is found', () => {
  test('stands where it stands in the whole page, behind front matter', () => {
    const page = '---\ntitle: T\n---\n\n# A\n\n- one\n\n* two\n';
    expect(check(page, { 'unordered-list-marker-style': {} })).toEqual([
      { rule: 'remark/unordered-list-marker-style', message: expect.stringContaining('`*`'), text: '*' },
    ]);
  });

  test.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
  ])('stands there with %s', (_name, change) => {
    const page = change('---\ntitle: T\n---\n# A\n\nA **word** and _another_ and *one*.\n\nEnd.\n');
    const found = check(page, { 'emphasis-marker': {}, 'no-tabs': {} });
    expect(found.map(({ text }) => text)).toEqual(['*one*']);
  });

  test('has the severity of the setting, and the place that makes it a fault', () => {
    const [finding] = remarkFindings(
      read('[a]\n\n[a]: b\n[a]: c\n'),
      runs({ 'no-duplicate-definitions': {} }),
    );
    expect(finding?.severity).toBe('info');
    expect(finding?.related).toEqual([{ message: expect.any(String), span: { start: 5, end: 11 } }]);
  });

  test('is underlined where the plugin names a mere point', () => {
    expect(check('a\tb\n\nc\n', { 'no-tabs': {} })).toEqual([
      { rule: 'remark/no-tabs', message: expect.any(String), text: '\t' },
    ]);
    expect(check('# A', { 'final-newline': {} })).toEqual([
      { rule: 'remark/final-newline', message: expect.any(String), text: 'A' },
    ]);
  });

  test('leaves front matter in peace', () => {
    const page = `---\ntitle: ${'long '.repeat(40)}\n---\n\n# A\n`;
    expect(check(page, { 'maximum-line-length': {}, 'heading-style': {}, 'rule-style': {} })).toEqual([]);
  });
});

describe('options', () => {
  test('are one value, or an object', () => {
    expect(optionOf({})).toBeUndefined();
    expect(optionOf({ value: 120 })).toBe(120);
    expect(optionOf({ value: '2' })).toBe(2);
    expect(optionOf({ value: '*' })).toBe('*');
    expect(optionOf({ allowEmpty: true, flags: ['a'] })).toEqual({ allowEmpty: true, flags: ['a'] });
  });

  test('reach the plugin', () => {
    const page = '```\na\n```\n\n* a\n\nb\n';
    expect(check(page, { 'fenced-code-flag': {} })).toHaveLength(1);
    expect(check(page, { 'fenced-code-flag': { allowEmpty: true } })).toEqual([]);
    expect(check(page, { 'unordered-list-marker-style': { value: '-' } })).toHaveLength(1);
  });

  test('that the plugin does not know are said to be wrong by the rule itself', () => {
    const found = check('# A\n', { 'emphasis-marker': { value: '%' }, 'final-newline': {} });
    expect(found).toEqual([
      { rule: 'remark/emphasis-marker', message: expect.stringContaining('`%`'), text: '' },
    ]);
  });
});

describe('comments of remark-lint', () => {
  test('turn rules off and on', () => {
    const page = [
      '<b>one</b>\n',
      '<!--lint disable no-html-->\n',
      '<b>two</b>\n',
      '<!--lint enable no-html-->\n',
      '<b>three</b>\n',
      '<!--lint ignore-->\n',
      '<b>four</b>\n',
    ].join('\n');
    const found = remarkFindings(read(page), runs({ 'no-html': {} }));
    const lines = new Set(found.map(({ span }) => read(page).lines.lineAt(span.start)));
    expect([...lines]).toEqual([0, 8]);
  });

  test('that it cannot read are reported where they stand, and cost no finding', () => {
    const found = check('<!--lint banish no-html-->\n\na\tb\n\nc\n', { 'no-tabs': {} });
    expect(found).toEqual([
      { rule: 'remark/no-tabs', message: expect.any(String), text: '\t' },
      {
        rule: 'page/internal-error',
        message: expect.stringContaining('banish'),
        text: '<!--lint banish no-html-->',
      },
    ]);
    expect(check('<!--lint disable constructor-->\n\na\n', { 'no-tabs': {} })).toEqual([
      expect.objectContaining({ rule: 'page/internal-error' }),
    ]);
  });
});

describe('costs and failures', () => {
  const withTree = (tree: () => object): Playbook => ({ ...read('# A\n'), syntax: { tree } });

  test('no tree is made when no rule of remark-lint is on', () => {
    const page = withTree(() => {
      throw new Error('asked for');
    });
    expect(remarkFindings(page, [])).toEqual([]);
  });

  test('a failure is one finding, not a crash', () => {
    const failing = withTree(() => {
      throw new Error('too deep');
    });
    expect(remarkFindings(failing, runs({ 'no-tabs': {}, 'no-html': {} }))).toEqual([
      expect.objectContaining({ rule: 'page/internal-error', message: expect.stringContaining('too deep') }),
    ]);
    const broken = withTree(() => ({ type: 'root', children: [{ type: 'heading' }] }));
    expect(remarkFindings(broken, runs({ 'heading-style': {}, 'no-tabs': {} }))).toEqual([
      expect.objectContaining({
        rule: 'page/internal-error',
        message: expect.stringContaining('remark/heading-style'),
      }),
    ]);
  });

  test('a plugin changes nothing for the next one', () => {
    const page = read('# A\n\n- a\n* b\n\n|a|\n|-|\n|b|\n');
    const before = JSON.stringify(page.syntax.tree());
    remarkFindings(page, runs(Object.fromEntries(Object.keys(PLUGINS).map((name) => [name, {}]))));
    expect(JSON.stringify(page.syntax.tree())).toBe(before);
  });
});

describe('the rules', () => {
  test('are the packages that the server bundles', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const packages = Object.keys(manifest.devDependencies).flatMap(
      (name) => /^remark-lint-(.+)/.exec(name)?.[1] ?? [],
    );
    expect(Object.keys(PLUGINS).sort()).toEqual(packages.sort());
    expect(remarkRules.map(({ id }) => id.slice('remark/'.length)).sort()).toEqual(packages);
  });

  test('that are on by default are few', () => {
    expect(remarkRules.filter(({ severity }) => severity !== 'off').map(({ id }) => id)).toEqual([
      'remark/correct-media-syntax',
      'remark/no-duplicate-definitions',
      'remark/no-heading-like-paragraph',
      'remark/no-unused-definitions',
    ]);
  });

  test('can all be run with the options that they declare as default', () => {
    const defaults = remarkRules.map(({ id, options }) => [
      id.slice('remark/'.length),
      Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default])),
    ]);
    const found = check('# A\n\ntext\n', Object.fromEntries(defaults));
    expect(
      found.filter(({ message, rule }) => /Unexpected value/.test(message) || rule.startsWith('page/')),
    ).toEqual([]);
  });
});
