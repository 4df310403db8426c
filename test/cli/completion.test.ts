import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { PLACEHOLDERS } from '../../server/src/cli/completion/table.ts';
import { FORMATS } from '../../server/src/cli/reporters/formats.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { PATIENCE } from '../support/patience.mts';
import { makeRepository } from './git.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const cwd = process.cwd();
const names = [...COMMANDS.map(({ name }) => name), 'help'];

async function scriptOf(shell: string): Promise<string> {
  const { code, stdout, stderr } = await playbook(cwd, ['completion', shell]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

test('what every option takes is known', () => {
  const known = Object.keys(PLACEHOLDERS);
  for (const { name, options } of COMMANDS)
    for (const [option, definition] of Object.entries(options))
      if (definition.type === 'string' && !definition.values)
        expect(known, `playbook ${name} --${option}: add its placeholder to PLACEHOLDERS`).toContain(
          definition.placeholder,
        );
});

test.each([
  [[], 'Specify a shell: "bash", "zsh" or "fish".'],
  [['tcsh'], '"tcsh" is not a supported shell. Use "bash", "zsh" or "fish".'],
  [['bash', 'zsh'], '"playbook completion" takes one shell. Unexpected argument "zsh".'],
])('wrong use: %j', async (args, message) => {
  expect(await playbook(cwd, ['completion', ...args])).toEqual({
    code: 2,
    stdout: '',
    stderr: `error: ${message}\n`,
  });
});

const hasBash = spawnSync('bash', ['--version']).status === 0;
describe.skipIf(!hasBash)('a real Bash', () => {
  /** What Bash proposes for the last word. Words are as Bash splits them: "=" is one. */
  async function proposals(words: readonly string[], folder = cwd): Promise<string[]> {
    const script = await scriptOf('bash');
    // By the function that `complete` was told, as a key press would.
    const call = `
      [[ $(complete -p playbook) =~ -F\\ ([^ ]+) ]]
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=\${#COMP_LINE}
      "\${BASH_REMATCH[1]}" playbook "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const args = ['--norc', '--noprofile', '-uc', `${script}\n${call}`, 'bash', ...words];
    return execFileSync('bash', args, { cwd: folder, encoding: 'utf8' }).trim().split('\n').filter(Boolean);
  }

  test('commands', async () => {
    expect(await proposals(['playbook', ''])).toEqual([...names, '--help', '--version']);
    expect(await proposals(['playbook', 'ex'])).toEqual(['explain']);
    expect(await proposals(['playbook', 'help', 'che'])).toEqual(['check']);
  });

  test('every option of every command', async () => {
    for (const { name, options } of COMMANDS) {
      const found = await proposals(['playbook', name, '--']);
      for (const [option, { negatable }] of Object.entries(options)) {
        expect(found).toContain(`--${option}`);
        if (negatable) expect(found).toContain(`--no-${option}`);
      }
    }
  });

  test('formats and rules', async () => {
    expect(await proposals(['playbook', 'check', '--format', ''])).toEqual(FORMATS);
    expect(await proposals(['playbook', 'check', '--format', '='])).toEqual(FORMATS);
    expect(await proposals(['playbook', 'check', '--format', '=', 'sa'])).toEqual(['sarif']);
    const ids = rules.map(({ id }) => id);
    expect(await proposals(['playbook', 'check', 'docs', '--rule', ''])).toEqual(ids);
    expect(await proposals(['playbook', 'explain', 'link/t'])).toEqual(['link/target-missing']);
    expect(await proposals(['playbook', 'explain', 'task-tab'])).toContain('task-table');
    expect(await proposals(['playbook', 'completion', 'f'])).toEqual(['fish']);
  });

  test('branches and tags', async () => {
    const { root, git } = await makeRepository({ 'a.md': '# A\n' });
    git('tag', 'v1');
    expect(await proposals(['playbook', 'check', '--changed-since', ''], root)).toEqual(['main', 'v1']);
    expect(await proposals(['playbook', 'check', '--changed-since', ''], await makeProject({}))).toEqual([]);
  });

  test('files are left to Bash', async () => {
    for (const words of [
      ['check', ''],
      ['check', '--config', ''],
      ['check', '--format', 'sarif', '=', 'o'],
    ])
      expect(await proposals(['playbook', ...words])).toEqual([]);
    const script = await scriptOf('bash');
    expect(script).toContain('complete -o bashdefault -o default -F');
  });
});

const hasFish = spawnSync('fish', ['--version']).status === 0;
describe.skipIf(!hasFish)('a real fish', () => {
  async function proposals(line: string): Promise<string[]> {
    const script = await scriptOf('fish');
    const args = ['--no-config', '-c', `${script}\ncomplete -C ${JSON.stringify(line)}`];
    const home = await makeProject({});
    const env = { PATH: process.env['PATH'] ?? '', HOME: home };
    const output = execFileSync('fish', args, { cwd, encoding: 'utf8', env });
    return output
      .trim()
      .split('\n')
      .map((one) => one.split('\t')[0] ?? '')
      .sort();
  }

  test('completes', async () => {
    expect(await proposals('playbook ')).toEqual([...names].sort());
    expect(await proposals('playbook check --format ')).toEqual([...FORMATS].sort());
    expect(await proposals('playbook check --format=sa')).toEqual(['--format=sarif']);
    expect(await proposals('playbook explain link/t')).toContain('link/target-missing');
    expect(await proposals('playbook check --max-w')).toEqual(['--max-warnings']);
    expect(await proposals('playbook check package.j')).toContain('package.json');
  });
});

const hasZsh = spawnSync('zsh', ['--version']).status === 0;
describe.skipIf(!hasZsh)('a real zsh', () => {
  /** What is on the line after a key press, in a terminal of zsh's own. */
  async function completed(line: string): Promise<string> {
    const folder = await makeProject({ '_playbook.zsh': await scriptOf('zsh') });
    const inner = `autoload -Uz compinit && compinit -u -d ${join(folder, 'dump')}; source ${join(folder, '_playbook.zsh')}; PS1='> '; bindkey '^I' expand-or-complete; bindkey '^X' report; report() { print -r -- "<<$BUFFER>>"; }; zle -N report; print READY`;
    const program = `
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell ${JSON.stringify(inner).replaceAll('$', '\\$')}
      zpty -r -m shell seen '*READY*READY*'
      zpty -w -n shell ${JSON.stringify(line)}$'\\t'$'\\x18'
      zpty -r -m shell seen '*<<*>>*'
      print -r -- $seen
      zpty -d shell`;
    const args = ['-f', '-c', program];
    const output = execFileSync('zsh', args, {
      cwd,
      encoding: 'utf8',
      timeout: PATIENCE,
      env: { ...process.env, TERM: 'dumb' },
    });
    return /<<(.*?)>>/.exec(output)?.[1] ?? output;
  }

  test('completes', async () => {
    expect(await completed('playbook check --max-w')).toBe('playbook check --max-warnings=');
    expect(await completed('playbook check --format sari')).toBe('playbook check --format sarif ');
    expect(await completed('playbook check docs --rule link/targ')).toBe(
      'playbook check docs --rule link/target-missing ',
    );
  });
});
