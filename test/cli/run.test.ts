import { describe, expect, test } from 'vitest';
import { version } from '../../server/package.json';
import { rules } from '../../server/src/rules/registry.ts';
import { playbook } from './playbook.ts';

const cwd = process.cwd();

describe('help and version', () => {
  test.each([[[]], [['help']], [['--help']], [['-h']]])('playbook %j', async (argv) => {
    const { code, stdout, stderr } = await playbook(cwd, argv);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Usage: playbook <command> [options]');
    for (const name of ['check', 'rules', 'explain', 'version', 'help'])
      expect(stdout).toContain(`\n  ${name} `);
  });

  test.each([
    [['help', 'check']],
    [['check', '--help']],
    [['check', '-h', 'x']],
    [['check', '--fromat', '--help']],
  ])('playbook %j', async (argv) => {
    const { code, stdout } = await playbook(cwd, argv);
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: playbook check [file, folder or glob ...] [options]');
    expect(stdout).toContain('--max-warnings <number>');
  });

  test.each([
    [['--version']],
    [['-v']],
    [['-V']],
    [['version']],
    [['check', '--version']],
    [['check', 'docs', '-V']],
    [['explain', '--nonsense', '--version']],
  ])('playbook %j', async (argv) => {
    expect(await playbook(cwd, argv)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('fits a terminal', async () => {
    for (const argv of [[], ['help', 'check'], ['help', 'rules'], ['help', 'explain']]) {
      const { stdout } = await playbook(cwd, argv);
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
    }
  });
});

describe('wrong use', () => {
  test.each([
    [['chek'], 'There is no command "chek". Did you mean "check"?'],
    [['zzz'], 'There is no command "zzz". See "playbook help".'],
    [['docs/a.md'], 'There is no command "docs/a.md". To check a path: playbook check docs/a.md'],
    [
      ['--format', 'json'],
      'Options follow the command, as in "playbook check --format". See "playbook help".',
    ],
    [['help', 'chekc'], 'There is no command "chekc". Did you mean "check"?'],
    [['check', '--fromat', 'json'], 'There is no option --fromat. Did you mean --format?'],
    [['check', '--zzzzzz'], 'There is no option --zzzzzz. See "playbook help check".'],
    [['check', '-x'], 'There is no option -x. See "playbook help check".'],
    [['check', '--no-colour'], 'There is no option --no-colour. Did you mean --no-color?'],
    [['check', '--no-quiet'], 'There is no option --no-quiet. See "playbook help check".'],
    [['check', '--format'], '--format needs a value: --format <name[=file]>.'],
    [['check', '--format', '--quiet'], '--format needs a value: --format <name[=file]>.'],
    [['check', '--format='], '--format needs a value: --format <name[=file]>.'],
    [['check', '--format', 'jsno'], '--format cannot be "jsno". Did you mean "json"?'],
    [['check', '--format', 'json', '--format', 'json'], '--format json is given twice.'],
    [['check', '--quiet=yes'], '--quiet takes no value, but "yes" is given.'],
    [['check', '--quiet', '--verbose'], '--quiet and --verbose contradict each other.'],
    [['check', '--max-warnings', 'many'], '--max-warnings must be a whole number such as 0, not "many".'],
    [['check', '--max-warnings=-1'], '--max-warnings must be a whole number such as 0, not "-1".'],
    [['check', '--config', 'gone.yaml'], 'There is no configuration file "gone.yaml".'],
    [
      ['check', '--config', 'pakage.json'],
      'There is no configuration file "pakage.json". Did you mean "package.json"?',
    ],
    [['check', '--config', 'test'], '--config must name a file, but "test" is a folder.'],
    [['check', '--config', 'a', '--no-config'], '--config and --no-config contradict each other.'],
    [
      ['check', '--rule', 'page/conflict-markers'],
      'There is no rule "page/conflict-markers". Did you mean "page/conflict-marker"?',
    ],
    [
      ['check', '--rule', 'conflict-marker'],
      'There is no rule "conflict-marker". Did you mean "page/conflict-marker"?',
    ],
    [['check', '--rule', 'x'], 'There is no rule "x". Run "playbook rules" for the list.'],
    [['explain'], 'Which rule? "playbook rules" lists them; then: playbook explain <rule>'],
    [
      ['explain', 'page/conflictmarker'],
      'There is no rule "page/conflictmarker". Did you mean "page/conflict-marker"?',
    ],
    [['rules', 'page'], '"playbook rules" takes no arguments. Did you mean "playbook explain page"?'],
  ])('%j', async (argv, message) => {
    expect(await playbook(cwd, argv)).toEqual({ code: 2, stdout: '', stderr: `error: ${message}\n` });
  });

  test.each([
    [['explain', 'link/taget'], 'There is no rule "link/taget". Did you mean "link/target-missing"?'],
    [['check', '--rule', 'link/taget'], 'There is no rule "link/taget". Did you mean "link/target-missing"?'],
    [['fix', '--rule', 'link/taget'], 'There is no rule "link/taget". Did you mean "link/target-missing"?'],
    [['rules', 'link/taget'], 'There is no rule "link/taget". Did you mean "link/target-missing"?'],
    [
      ['explain', 'conflict-markr'],
      'There is no rule "conflict-markr". Did you mean "page/conflict-marker"?',
    ],
    [['explain', 'lnk'], 'There is no rule "lnk". Did you mean "link"?'],
    [['check', '--rule', 'link'], '"link" is a topic, not a rule. "playbook explain link" shows its rules.'],
    [['check', '--rule', 'zzz/zzz'], 'There is no rule "zzz/zzz". Run "playbook rules" for the list.'],
    [['merge'], 'There is no command "merge". Did you mean "merge-reports"?'],
    [['print'], 'There is no command "print". Did you mean "print-config"?'],
    [['help', 'confg'], 'There is no command "confg". Did you mean "print-config"?'],
    [['lint', 'docs'], 'There is no command "lint". Use "playbook check".'],
    [['format'], 'There is no command "format". Use "playbook fix".'],
    [['check', '--warnings', '0'], 'There is no option --warnings. Did you mean --max-warnings?'],
    [['check', '--max-warning=0'], 'There is no option --max-warning. Did you mean --max-warnings?'],
    [['merge-reports', '--format', 'sarfi'], '--format cannot be "sarfi". Did you mean "sarif"?'],
    [['rules', '-f', 'jsn'], '-f cannot be "jsn". Did you mean "json"?'],
    [['rules', '--format', 'zzz'], '--format cannot be "zzz". It is one of "text" or "json".'],
    [['completion', 'bsh'], 'There is no completion for "bsh". Did you mean "bash" or "zsh"?'],
    [['print-config', '--confg', 'x'], 'There is no option --confg. Did you mean --config?'],
  ])('says what was meant: %j', async (argv, message) => {
    expect(await playbook(cwd, argv)).toEqual({ code: 2, stdout: '', stderr: `error: ${message}\n` });
  });

  test('what follows -- is no option', async () => {
    const { code, stderr } = await playbook(cwd, ['check', '--', '--help']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is no file or folder "--help".')]);
  });
});

describe('rules and explain', () => {
  test('rules lists every rule once', async () => {
    const { code, stdout } = await playbook(cwd, ['rules']);
    expect(code).toBe(0);
    for (const { id, summary } of rules) {
      expect(stdout.split(`  ${id} `)).toHaveLength(2);
      expect(stdout).toContain(summary);
    }
  });

  test('rules --format json', async () => {
    const { stdout } = await playbook(cwd, ['rules', '--format', 'json']);
    const list = JSON.parse(stdout) as readonly Record<string, unknown>[];
    expect(list.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    expect(list[0]).toEqual(
      expect.objectContaining({ severity: expect.any(String), summary: expect.any(String) }),
    );
  });

  test('explain shows all there is to know', async () => {
    const { code, stdout } = await playbook(cwd, ['explain', 'page/conflict-marker']);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "page/conflict-marker  error, suggestions

        The page contains Git conflict markers.
        Why: Readers see both versions of the text and the markers between them.

      Messages
        - This merge conflict is not resolved. Keep the correct version, and delete the other one and the
          markers.
        - This line is a leftover conflict marker. Check the text around it, then delete the marker.
      "
    `);
  });

  test('explain takes a topic', async () => {
    const { stdout } = await playbook(cwd, ['explain', 'front-matter', 'front-matter/missing']);
    const ids = rules.map(({ id }) => id).filter((id) => id.startsWith('front-matter/'));
    expect(stdout.match(/^front-matter\/\S+/gm)).toEqual(ids);
  });
});
