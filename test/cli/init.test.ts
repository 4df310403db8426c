import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root as repository } from '../support/repo.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const read = (root: string) => readFile(join(root, 'playbook.config.yaml'), 'utf8');

/** Whether a configuration is taken without a word; findings do not matter here. */
async function expectLoads(root: string): Promise<void> {
  const { stdout, stderr } = await playbook(root, ['check', '--format', 'json']);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout).summary.playbooks).toBeGreaterThan(0);
}

/** Runbooks of a team that the built-in profile knows nothing of, in two languages. */
function runbooks(count: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let n = 0; n < count; n++) {
    const owner = n % 2 === 0 ? 'Night shift' : 'Day shift';
    const rows = Array.from(
      { length: 4 },
      (_, row) =>
        `| OP-${n}${row} | Look at dashboard ${n * 4 + row} | ${row % 2 === 0 ? 'yes' : 'no'} | ${owner} | Mail, Wiki |`,
    );
    const front = `---\ntitle: Runbook ${n}\nseverity: ${n % 3 === 0 ? 'high' : 'low'}\nreviewed: 2024-0${(n % 9) + 1}-11\n${n === 0 ? 'oddity: 1\n' : ''}---\n`;
    files[`runbooks/r${n}.md`] = [
      `${front}# Runbook ${n}`,
      'System: **Mail**',
      '## Symptoms\n\nText.',
      '## Steps',
      '| Step | What to do | Needed | Who | Systems |\n| --- | --- | --- | --- | --- |',
      `${rows.join('\n')}\n`,
    ]
      .join('\n\n')
      .replace('|\n\n| OP', '|\n| OP');
    files[`runbooks/r${n}-nl.md`] = `${front}# Draaiboek ${n}\n\n## Symptomen\n\nTekst.\n`;
  }
  return files;
}

describe('init', () => {
  test('builds on the built-in profile where that finds pages', async () => {
    const root = await makeProject({ '.git/HEAD': '' });
    await cp(join(repository, 'examples/fasttrack-playbook'), join(root, 'docs/fasttrack-playbook'), {
      recursive: true,
    });
    const { code, stdout, stderr } = await playbook(root, ['init']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe('Created "playbook.config.yaml". Review it, then run "playbook check".\n');
    expect(parse(await read(root))).toEqual({ extends: 'fasttrack' });
    expect(await read(root)).toContain('includes 4 pages here');
    await expectLoads(root);
  });

  test('stands alone elsewhere', async () => {
    const root = await makeProject(runbooks(1));
    await playbook(root, ['init', 'runbooks']);
    expect(parse(await readFile(join(root, 'runbooks/playbook.config.yaml'), 'utf8'))).toMatchObject({
      extends: [],
      name: 'runbooks',
    });
    await expectLoads(join(root, 'runbooks'));
  });

  test('never writes over a configuration', async () => {
    for (const name of ['playbook.config.yaml', 'playbook.config.yml', 'playbook.config.json']) {
      const root = await makeProject({ [name]: '{}\n', ...runbooks(3) });
      const { code, stderr } = await playbook(root, ['init']);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`${name} already exists`)]);
      expect(await readFile(join(root, name), 'utf8')).toBe('{}\n');
      expect((await playbook(root, ['init', '--dry-run'])).stdout).toContain('extends: []');
    }
  });

  test('says what is wrong', async () => {
    const root = await makeProject({ 'docs/': '' });
    expect((await playbook(root, ['init', 'dcos'])).stderr).toContain('Did you mean "docs"?');
    expect((await playbook(root, ['init', 'docs', 'more'])).code).toBe(2);
    expect((await playbook(root, ['init', '--from-corpus'])).stderr).toContain('No pages found in');
  });
});

describe('init --from-corpus', () => {
  test('proposes what pages have in common', async () => {
    const root = await makeProject(runbooks(12));
    const { code, stderr } = await playbook(root, ['init', '--from-corpus']);
    expect([code, stderr]).toEqual([0, '']);
    const text = await read(root);
    expect(parse(text)).toMatchObject({
      extends: [],
      defaultLanguage: 'en',
      languages: {
        en: {
          sections: { symptoms: ['Symptoms'], steps: ['Steps'] },
          attributes: { system: ['System'] },
          columns: { step: ['Step'], who: ['Who'] },
          requirements: { yes: ['yes'], no: ['no'] },
        },
        nl: { suffix: '-nl' },
      },
      frontMatter: {
        required: true,
        keys: {
          title: { required: true },
          severity: { required: true, values: ['low', 'high'] },
          reviewed: { required: true, type: 'date', formats: ['YYYY-MM-DD'] },
        },
      },
      taskTable: {
        columns: {
          step: { type: 'id' },
          'what-to-do': { type: 'text' },
          needed: { type: 'requirement' },
          who: { type: 'role' },
          systems: { type: 'services' },
        },
      },
      roles: { 'night-shift': ['Night shift'], 'day-shift': ['Day shift'] },
      services: { mail: ['Mail'], wiki: ['Wiki'] },
    });
    expect(text).toMatch(/symptoms: \[Symptoms\] +# 100% of 12 pages/);
    expect(text).toContain('#   front matter "oddity": 8% of 24 pages');
    await expectLoads(root);
  });

  test('adds to the built-in profile what it lacks', async () => {
    const page = (n: number) =>
      `---\ntitle: T\nms.reviewer: x\nms.daet: 1/2/2020\n---\n# T\n\nPrimary Role: **Cloud Scout**, **FastTrack Enginer**\n\n## Costs ${n > 4 ? 'etc' : ''}\n`;
    const pages = Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [`fasttrack-playbook/en/p${n}.md`, page(n)]),
    );
    const root = await makeProject({ '.git/HEAD': '', ...pages });
    const { stdout } = await playbook(root, ['init', '--from-corpus', '--dry-run']);
    expect(parse(stdout)).toMatchObject({
      extends: 'fasttrack',
      roles: { 'Cloud Scout': ['Cloud Scout'] },
      frontMatter: { keys: { 'ms.reviewer': {} } },
      languages: { en: { sections: { costs: ['Costs'] } } },
    });
    expect(stdout).toMatch(
      /# {3}role "FastTrack Enginer": 100% of 9 pages; did you mean "FastTrack Engineer"\?/,
    );
    expect(stdout).toMatch(/# {3}front matter "ms.daet": 100% of 9 pages; did you mean "ms.date"\?/);
    await playbook(root, ['init', '--from-corpus']);
    await expectLoads(root);
  });
});
