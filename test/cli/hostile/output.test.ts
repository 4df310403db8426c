import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { FORMATS } from '../../../server/src/cli/reporters/formats.ts';
import { root as repository } from '../../support/repo.ts';
import { playbook } from '../playbook.ts';
import { runProgram } from '../program.ts';
import { makeProject } from '../project.ts';
import { obeyed } from './strings.ts';

const CONFIG = { 'playbook.config.yaml': 'extends: fasttrack\nfiles: ["**/*.md"]\n' };
const TERMINAL = { stdoutIsTTY: true, stderrIsTTY: true, columns: 80, env: { FORCE_COLOR: '1' } };

describe('what a page says', () => {
  const page = [
    '# A',
    '',
    'See [##vso[task.prependpath]/evil](nope.md).',
    '',
    'Primary Role: **##vso[task.complete result=Succeeded;]DONE**',
    '',
  ].join('\n');
  const ONLY = ['--rule', 'link/target-missing', '--rule', 'attribute/role-unknown'];

  test('is shown so that Azure Pipelines obeys nothing, and the marks are below what they mark', async () => {
    const root = await makeProject({ ...CONFIG, 'a.md': page, 'b.md': '# B\n' });
    const { stdout } = await playbook(root, ['check', ...ONLY]);
    expect(obeyed(stdout)).toEqual([]);
    const lines = stdout.split('\n');
    const shown = lines.find((line) => line.includes('nope.md)')) ?? '';
    expect(shown).toContain('[<23>#vso[task.prependpath]/evil](nope.md)');
    const marks = lines[lines.indexOf(shown) + 1] ?? '';
    expect(marks.indexOf('^')).toBe(shown.indexOf('nope.md'));
    expect(marks.match(/\^+/)?.[0]).toHaveLength('nope.md'.length);
    expect(stdout).toContain('"<23>#vso[task.complete result=Succeeded;]DONE"');
  });

  test('is the same data for programs', async () => {
    const root = await makeProject({ ...CONFIG, 'a.md': page, 'b.md': '# B\n' });
    const { stdout } = await playbook(root, ['check', ...ONLY, '--format', 'json']);
    expect(stdout).toContain('\\u0023#vso[');
    expect(obeyed(stdout)).toEqual([]);
    expect(JSON.stringify(JSON.parse(stdout))).toContain('##vso[task.complete result=Succeeded;]DONE');
  });
});

test.skipIf(process.platform === 'win32')('file names begin no command, in any format', async () => {
  const names = [
    '::error file=x::pwned-partner.md',
    '##[error]x.md',
    'a\n::error::b.md',
    'c\u001b[2J\u202e.md',
  ];
  const pages = Object.fromEntries(names.map((name) => [name, '# A\n\n##Next\n\n[gone](gone.md)\n']));
  const root = await makeProject({ ...CONFIG, ...pages });
  const outputs = FORMATS.flatMap((format) => ['--format', `${format}=out/${format}`]);
  await playbook(root, ['check', '--rule', 'page/heading-space', ...outputs]);
  for (const format of FORMATS) {
    const text = await readFile(join(root, 'out', format), 'utf8');
    expect(text.length, format).toBeGreaterThan(0);
    expect(obeyed(text, format === 'github' ? { ownCommand: /^::warning file=/ } : {}), format).toEqual([]);
  }
  expect(await readFile(join(root, 'out/compact'), 'utf8')).toContain(
    '<3A>:error file=x::pwned-partner.md: line 3,',
  );
  expect(await readFile(join(root, 'out/unix'), 'utf8')).toContain('<23>#[error]x.md:3:');
  const commands = (await readFile(join(root, 'out/github'), 'utf8')).match(/^::\w+ /gm);
  expect(commands).toHaveLength(names.length);
});

describe('page text that was asked for', () => {
  const text = '# A\r\n\r\n##Next\r\n\r\n::error::x ##vso[y] \u001b[31m\r\n';
  const fixed = text.replace('##Next', '## Next');
  const safe = '# A\r\n\r\n## Next\r\n\r\n<3A>:error::x <23>#vso[y] <1B>[31m\r\n';
  const ONLY = ['--rule', 'page/heading-space'];
  const STDIN = ['fix', '--stdin', '--stdin-filename', 'a.md', ...ONLY];

  test('is exact for a file or a pipe', async () => {
    const root = await makeProject(CONFIG);
    expect((await playbook(root, STDIN, { stdin: text })).stdout).toBe(fixed);
  });

  test('is escaped on request', async () => {
    const root = await makeProject({ ...CONFIG, 'a.md': text });
    expect((await playbook(root, [...STDIN, '--escape'], { stdin: text })).stdout).toBe(safe);
    const { stdout } = await playbook(root, ['fix', '--dry-run', '--escape', ...ONLY]);
    expect(stdout).toContain('\n <3A>:error::x <23>#vso[y] <1B>[31m\r\n');
    const exact = await playbook(root, ['fix', '--dry-run', ...ONLY]);
    expect(exact.stdout).toContain('\n ::error::x ##vso[y] \u001b[31m\r\n');
  });

  test('is escaped on a terminal, unless it is not to be', async () => {
    const root = await makeProject({ ...CONFIG, 'a.md': text });
    expect((await playbook(root, STDIN, { ...TERMINAL, stdin: text })).stdout).toBe(safe);
    const exact = await playbook(root, [...STDIN, '--no-escape'], { ...TERMINAL, stdin: text });
    expect(exact.stdout).toBe(fixed);
    const { stdout } = await playbook(root, ['fix', '--dry-run', ...ONLY], TERMINAL);
    expect(stdout).toContain('\u001b[32m+## Next');
    expect(obeyed(stdout, { isTerminal: true })).toEqual([]);
  });

  test('is only printed with --stdin or --dry-run', async () => {
    const root = await makeProject(CONFIG);
    const { code, stderr } = await playbook(root, ['fix', '--escape']);
    expect([code, stderr]).toEqual([2, 'error: --escape requires --stdin or --dry-run.\n']);
  });
});

describe('what is wrong with the command line', () => {
  test.each([
    [['check', '::error::x'], 'File or folder "::error::x"'],
    [['##vso[x]'], 'Unknown command "<23>#vso[x]"'],
    [['check', '--\u001b[2J'], 'Unknown option --<1B>[2J'],
    [['explain', 'a\n::error::x'], 'a<0A>::error::x'],
  ])('%j', async (argv, said) => {
    const { code, stderr } = await playbook(await makeProject(CONFIG), argv);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(obeyed(stderr)).toEqual([]);
  });
});

test('a baseline can be printed, as `git diff` does in CI', async () => {
  const page = '# A\n\nPrimary Role: **##vso[x] ::y\u202e**\n';
  const root = await makeProject({ ...CONFIG, 'a.md': page, 'b.md': '# B\n' });
  await playbook(root, ['check', '--rule', 'attribute/role-unknown', '--update-baseline']);
  const baseline = await readFile(join(root, 'playbook-baseline.json'), 'utf8');
  expect(baseline).toContain('\\u0023#vso[x] ::y\\u202e');
  expect(obeyed(baseline)).toEqual([]);
  const { stdout } = await playbook(root, ['check', '--rule', 'attribute/role-unknown']);
  expect(stdout).toBe('✔ No findings in 2 playbooks\n');
});

describe('a configuration', () => {
  const name = '##vso[x] section_start:1 \u202e\u001b[2J';
  const config = `extends: fasttrack\nname: ${JSON.stringify(name)}\nroles: { section_start: ["::error::x", "long ${'x '.repeat(80)} ::warning::x"] }\n`;

  test('is printed by print-config as the same data', async () => {
    const root = await makeProject({ 'playbook.config.yaml': config, 'a.md': '# A\n' });
    const { code, stdout, stderr } = await playbook(root, ['print-config', 'a.md']);
    expect([code, stderr]).toEqual([0, '']);
    expect(obeyed(stdout)).toEqual([]);
    const { roles, ...printed } = parse(stdout);
    expect(printed.name).toBe(name);
    expect(roles.section_start).toEqual(parse(config).roles.section_start);
  });

  test.skipIf(process.platform === 'win32')('is proposed by init with escapes', async () => {
    const folder = '::error::x ##vso[y]';
    const root = await makeProject({ [`${folder}/a.md`]: '# A\n' });
    const { stdout } = await playbook(join(root, folder), ['init', '--dry-run']);
    expect(obeyed(stdout)).toEqual([]);
    expect(parse(stdout).name).toBe(folder);
  });
});

test('there is no way round: what writes text as it is, is known', () => {
  const folder = join(repository, 'server/src/cli');
  const using = (pattern: RegExp) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.ts') && pattern.test(readFileSync(join(folder, path), 'utf8')))
      .sort();
  expect(using(/process\.std(?:out|err)|= process;|\bconsole\./)).toEqual(['process.ts']);
  // Reports, which are wrapped or escape by themselves; scripts of ours; page text that was asked for; the cursor.
  expect(using(/writeExact\(/)).toEqual([
    'check/watch.ts',
    'completion/completion.ts',
    'fix/fix.ts',
    'reporters/outputs.ts',
    'rules.ts',
    'shell/io.ts',
    'shell/progress.ts',
  ]);
});

test('an error that nobody expected is escaped, too', async () => {
  const root = await makeProject({
    ...CONFIG,
    'a.md': '# A\n',
    'throw.mjs': 'setTimeout(() => { throw new Error("x\\n::error::y ##vso[z]\\u001b[2J"); }, 1500);\n',
  });
  const node = ['--import', pathToFileURL(join(root, 'throw.mjs')).href];
  const { code, stderr } = await runProgram(root, ['check', '--watch'], { node });
  expect(code).toBe(2);
  expect(stderr).toContain(
    'Please report this problem.\nError: x\n<3A>:error::y <23>#vso[z]<1B>[2J\n    at ',
  );
  expect(obeyed(stderr)).toEqual([]);
});
