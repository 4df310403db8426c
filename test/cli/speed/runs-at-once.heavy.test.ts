import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CONFIG, defectivePages, leftoversIn, ONLY } from '../failures/pages.ts';
import { playbook } from '../playbook.ts';
import { program, runProgram } from '../program.ts';
import { makeProject } from '../project.ts';

describe('several runs at once', () => {
  test('runs that share a cache do not harm one another', async () => {
    const root = await makeProject({ ...CONFIG, ...defectivePages(30) });
    const argv = ['check', ...ONLY, '--format', 'unix'];
    const cached = [...argv, '--cache', '--cache-location', 'cache'];
    const expected = await playbook(root, argv);
    const found = await Promise.all([1, 2, 3].map(() => runProgram(root, cached)));
    expect(found).toEqual([expected, expected, expected]);
    expect(await runProgram(root, cached)).toEqual(expected);
    expect(await leftoversIn(root)).toEqual([]);
  });
});

/** Runs a command with a terminal, which `script` lends; returns all that it shows. */
async function onTerminal(cwd: string, argv: readonly string[]): Promise<string> {
  const command = [process.execPath, await program(), ...argv].map((part) => `'${part}'`).join(' ');
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    shown += part;
  });
  await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  return shown;
}

describe('how far a long run has come', () => {
  const long = { ...CONFIG, ...defectivePages(3000) };
  const argv = ['check', '--format', 'json=report.json', ...ONLY];

  test.skipIf(!existsSync('/usr/bin/script') || process.platform !== 'linux')(
    'is shown on a terminal, and taken away',
    async () => {
      const shown = await onTerminal(await makeProject(long), argv);
      expect(shown).toMatch(/Checking \d+\/3000 …/);
      expect(shown.slice(shown.lastIndexOf('Checking'))).toContain('\r\u001b[2K');
    },
  );
});
