import { expect, test } from 'vitest';
import { CONFIG, defectivePages, ONLY } from './failures/pages.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const argv = ['check', '--format', 'json=report.json', ...ONLY];

/** What a run says on standard error whose clock goes on by a second with each look at it. */
async function said(terminal: { readonly stderrIsTTY?: boolean }): Promise<string> {
  let time = 0;
  const root = await makeProject({ ...CONFIG, ...defectivePages(5) });
  return (await playbook(root, argv, { ...terminal, now: () => new Date(time++ * 1000) })).stderr;
}

test('how far a long run has come is shown on a terminal, and taken away', async () => {
  const shown = await said({ stderrIsTTY: true });
  expect(shown).toMatch(/Checking \d\/5 …/);
  expect(shown.slice(shown.lastIndexOf('Checking'))).toContain('\r\x1b[2K');
});

test('elsewhere it is not', async () => {
  expect(await said({})).toBe('');
});
