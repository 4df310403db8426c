import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { FOREIGN_COMMANDS, foreignOption } from '../../server/src/cli/shell/foreign-options.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const cwd = process.cwd();

describe('options of other tools', () => {
  test.each([
    [['check', '--output-file', 'x.sarif'], '--format <name>=<file>'],
    [['check', '-o', 'x.sarif'], '--format <name>=<file>'],
    [['check', '--output=x.json'], '--format <name>=<file>'],
    [['merge-reports', '--output-file=x'], '--format <name>=<file>'],
    [['check', '--output-format', 'json'], '--format <name>'],
    [['check', '--reporter=github'], '--format <name>'],
    [['check', '--select', 'link/empty'], '--rule <id>'],
    [['fix', '--select', 'link/empty'], '--rule <id>'],
    [['check', '--ignore', 'link/empty'], '"rules" in playbook.config.yaml'],
    [['fix', '--ignore-path', 'x'], '"ignore" in playbook.config.yaml'],
    [['check', '--ext', '.md'], '"files" in playbook.config.yaml'],
    [['check', '--no-eslintrc'], '--no-config'],
    [['print-config', '--isolated'], '--no-config'],
    [['check', '--stdin-file-path', 'a.md'], '--stdin --stdin-filename <path>'],
    [['check', '--write'], '--fix'],
    [['check', '-w'], '--fix'],
    [['fix', '--write'], '"playbook fix" writes fixes'],
    [['fix', '--fix'], '"playbook fix" writes fixes'],
    [['check', '--check'], 'does not change files unless you add --fix'],
    [['fix', '--check'], '--dry-run'],
    [['fix', '--diff'], '--dry-run'],
    [['check', '--diff'], '"playbook fix --dry-run"'],
    [['check', '--dry-run'], '"playbook fix --dry-run"'],
    [['fix', '--exit-non-zero-on-fix'], '"playbook fix --dry-run"'],
    [['fix', '--unsafe-fixes'], '--suggestions'],
    [['check', '--no-exit'], '--exit-zero'],
    [['check', '--error-on-warnings'], '--max-warnings 0'],
    [['check', '-v'], '--verbose or --version'],
    [['check', '--no-cache'], '--cache'],
    [['check', '--since', 'main'], '--changed-since <commit>'],
    [['check', '--print-config', 'a.md'], '"playbook print-config <file>"'],
    [['check', '--init'], '"playbook init"'],
  ])('%j', async (argv, hint) => {
    const { code, stdout, stderr } = await playbook(cwd, argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: Unknown option --?[\w-]+\. [^\n]+\n$/);
    expect(stderr).toContain(hint);
  });

  test('advice names only options and commands that there are', () => {
    const known = new Set(COMMANDS.flatMap(({ options }) => Object.keys(options)));
    const names = new Set(COMMANDS.map(({ name }) => name));
    for (const { name: command, options } of COMMANDS)
      for (const name of [
        'o',
        'json',
        'select',
        'i',
        'ignore',
        'ext',
        'isolated',
        'w',
        'check',
        'diff',
        'unsafe',
        'strict',
      ])
        for (const advice of [foreignOption(name, command, options)].filter((one) => one !== undefined)) {
          for (const [, option = ''] of advice.matchAll(/--([a-z-]+)/g))
            expect(known, advice).toContain(option);
          for (const [, other = ''] of advice.matchAll(/playbook ([a-z-]+)/g))
            expect(names, advice).toContain(other);
        }
    for (const [foreign, own] of Object.entries(FOREIGN_COMMANDS)) {
      expect(names, foreign).toContain(own);
      expect(names, foreign).not.toContain(foreign);
    }
  });
});

test('short options do what the long ones do', async () => {
  const root = await makeProject({
    'mine.yaml': 'files: ["docs/**/*.md"]\n',
    'docs/a.md': '# A\n\n##Next\n\n<<<<<<< HEAD\n',
  });
  const rules = ['--rule', 'page/conflict-marker', '--rule', 'page/heading-space'];
  const long = await playbook(root, [
    'check',
    ...rules,
    '--quiet',
    '--format',
    'unix',
    '--config',
    'mine.yaml',
  ]);
  expect(long.stdout).toMatch(/^docs\/a.md:5:1: error: .*\n$/);
  expect(await playbook(root, ['check', ...rules, '-q', '-f', 'unix', '-c', 'mine.yaml'])).toEqual(long);
  expect(await playbook(root, ['check', ...rules, '-qfunix', '-c=mine.yaml'])).toEqual(long);
  expect(await playbook(root, ['rules', '-f', 'json'])).toEqual(
    await playbook(root, ['rules', '--format=json']),
  );
});
