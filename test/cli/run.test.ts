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
    expect(stdout).toContain('Usage: playbook check [file, folder, or glob ...] [options]');
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
    [['chek'], 'Unknown command "chek". Did you mean "check"?'],
    [['zzz'], 'Unknown command "zzz". For help, run "playbook help".'],
    [['docs/a.md'], 'Unknown command "docs/a.md". To check a path, run: playbook check docs/a.md'],
    [
      ['--format', 'json'],
      'Options must follow the command, as in "playbook check --format". For help, run "playbook help".',
    ],
    [['help', 'chekc'], 'Unknown command "chekc". Did you mean "check"?'],
    [['check', '--fromat', 'json'], 'Unknown option --fromat. Did you mean --format?'],
    [['check', '--zzzzzz'], 'Unknown option --zzzzzz. Run "playbook help check" for the options.'],
    [['check', '-x'], 'Unknown option -x. Run "playbook help check" for the options.'],
    [['check', '--no-colour'], 'Unknown option --no-colour. Did you mean --no-color?'],
    [['check', '--no-quiet'], 'Unknown option --no-quiet. Run "playbook help check" for the options.'],
    [['check', '--format'], '--format requires a value: --format <name[=file]>.'],
    [['check', '--format', '--quiet'], '--format requires a value: --format <name[=file]>.'],
    [['check', '--format='], '--format requires a value: --format <name[=file]>.'],
    [['check', '--format', 'jsno'], '"jsno" is not a valid value for --format. Did you mean "json"?'],
    [['check', '--format', 'json', '--format', 'json'], '--format json cannot be used more than once.'],
    [['check', '--quiet=yes'], '--quiet does not take a value, but "yes" was given.'],
    [['check', '--quiet', '--verbose'], '--quiet cannot be used with --verbose.'],
    [
      ['check', '--max-warnings', 'many'],
      '"many" is not a valid value for --max-warnings. Use a whole number such as 0.',
    ],
    [
      ['check', '--max-warnings=-1'],
      '"-1" is not a valid value for --max-warnings. Use a whole number such as 0.',
    ],
    [['check', '--config', 'gone.yaml'], 'Configuration file "gone.yaml" not found.'],
    [
      ['check', '--config', 'pakage.json'],
      'Configuration file "pakage.json" not found. Did you mean "package.json"?',
    ],
    [['check', '--config', 'test'], '--config requires a file, but "test" is a folder.'],
    [['check', '--config', 'a', '--no-config'], '--config cannot be used with --no-config.'],
    [
      ['check', '--rule', 'page/conflict-markers'],
      'Unknown rule "page/conflict-markers". Did you mean "page/conflict-marker"?',
    ],
    [
      ['check', '--rule', 'conflict-marker'],
      'Unknown rule "conflict-marker". Did you mean "page/conflict-marker"?',
    ],
    [['check', '--rule', 'x'], 'Unknown rule "x". To list the rules, run "playbook rules".'],
    [['explain'], 'Specify a rule: playbook explain <rule>. To list the rules, run "playbook rules".'],
    [
      ['explain', 'page/conflictmarker'],
      'Unknown rule "page/conflictmarker". Did you mean "page/conflict-marker"?',
    ],
    [['rules', 'page'], '"playbook rules" takes no arguments. Did you mean "playbook explain page"?'],
  ])('%j', async (argv, message) => {
    expect(await playbook(cwd, argv)).toEqual({ code: 2, stdout: '', stderr: `error: ${message}\n` });
  });

  test.each([
    [['explain', 'link/taget'], 'Unknown rule "link/taget". Did you mean "link/target-missing"?'],
    [['check', '--rule', 'link/taget'], 'Unknown rule "link/taget". Did you mean "link/target-missing"?'],
    [['fix', '--rule', 'link/taget'], 'Unknown rule "link/taget". Did you mean "link/target-missing"?'],
    [['rules', 'link/taget'], 'Unknown rule "link/taget". Did you mean "link/target-missing"?'],
    [['explain', 'conflict-markr'], 'Unknown rule "conflict-markr". Did you mean "page/conflict-marker"?'],
    [['explain', 'lnk'], 'Unknown rule "lnk". Did you mean "link"?'],
    [
      ['check', '--rule', 'link'],
      '"link" is a topic, not a rule. To see its rules, run "playbook explain link".',
    ],
    [['check', '--rule', 'zzz/zzz'], 'Unknown rule "zzz/zzz". To list the rules, run "playbook rules".'],
    [['merge'], 'Unknown command "merge". Did you mean "merge-reports"?'],
    [['print'], 'Unknown command "print". Did you mean "print-config"?'],
    [['help', 'confg'], 'Unknown command "confg". Did you mean "print-config"?'],
    [['lint', 'docs'], 'Unknown command "lint". Use "playbook check".'],
    [['format'], 'Unknown command "format". Use "playbook fix".'],
    [['check', '--warnings', '0'], 'Unknown option --warnings. Did you mean --max-warnings?'],
    [['check', '--max-warning=0'], 'Unknown option --max-warning. Did you mean --max-warnings?'],
    [
      ['merge-reports', '--format', 'sarfi'],
      '"sarfi" is not a valid value for --format. Did you mean "sarif"?',
    ],
    [['rules', '-f', 'jsn'], '"jsn" is not a valid value for -f. Did you mean "json"?'],
    [['rules', '--format', 'zzz'], '"zzz" is not a valid value for --format. Use "text" or "json".'],
    [['completion', 'bsh'], '"bsh" is not a supported shell. Did you mean "bash" or "zsh"?'],
    [['print-config', '--confg', 'x'], 'Unknown option --confg. Did you mean --config?'],
  ])('says what was meant: %j', async (argv, message) => {
    expect(await playbook(cwd, argv)).toEqual({ code: 2, stdout: '', stderr: `error: ${message}\n` });
  });

  test('what follows -- is no option', async () => {
    const { code, stderr } = await playbook(cwd, ['check', '--', '--help']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('File or folder "--help" not found.')]);
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
