import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KnownFindings } from '../../server/src/cli/filter/known-findings.ts';
import type { CheckReport, FileReport } from '../../server/src/cli/reporters/report.ts';
import { CORPUS, hasCorpus } from '../support/corpus.ts';
import { runGit } from './git.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const PAGES = join(CORPUS, '2019');

/** What may happen to a page between two commits. */
const CHANGES: readonly ((file: string) => Promise<void>)[] = [
  (file) => rm(file),
  (file) => rename(file, file.replace('.md', '-moved.md')),
  (file) => edit(file, (text) => text.replace(/^## .*$/m, '## Another heading')),
  (file) => edit(file, (text) => text.replace(/\| *\d{3,4} *\|/, '| 9999 |')),
  (file) => edit(file, (text) => text.replace(/^(ms\.author|ft\.owner): (.*)$/m, '$1: $2x')),
  (file) => edit(file, (text) => `\n\n${text}\n[gone](gone.md)\n`),
];

async function edit(file: string, change: (text: string) => string): Promise<void> {
  await rm(file).catch(() => undefined);
  await writeFile(
    file,
    change(await readFile(join(PAGES, file.slice(file.indexOf('/partner-site'))), 'utf8')),
  );
}

describe.skipIf(!hasCorpus)('--changed-since on real pages', () => {
  test('finds what a check of all pages finds, before and after', { timeout: 300_000 }, async () => {
    const root = await makeProject({ 'unused.txt': '' });
    await cp(PAGES, root, { recursive: true });
    runGit(root, 'init', '--quiet');
    runGit(root, 'add', '--all');
    runGit(root, 'commit', '--quiet', '--message=all');
    const check = async (...args: string[]) =>
      JSON.parse(
        (await playbook(root, ['check', '--no-config', '--format', 'json', ...args])).stdout,
      ) as CheckReport;
    const before = await check();
    const pages = before.files.map(({ path }) => path).sort();
    expect((await readdir(root)).length).toBeGreaterThan(1);
    for (const [index, change] of CHANGES.entries())
      await change(join(root, pages[(index * 17) % pages.length] ?? ''));
    const moved = (path: string) => (pages.includes(path) ? path : path.replace('-moved.md', '.md'));
    const after = await check();
    const fresh = (report: FileReport) => {
      const known = new KnownFindings();
      const old = before.files.find(({ path }) => path === moved(report.path));
      for (const finding of old?.findings ?? []) known.add(finding);
      return [...known.newAmong(report.findings).keys()].map(
        ({ rule, about }) => `${report.path} ${rule} ${about.join()}`,
      );
    };
    const wanted = after.files.flatMap(fresh);
    const found = await check('--changed-since', 'HEAD');
    expect(wanted.length).toBeGreaterThan(0);
    expect(
      found.files
        .flatMap(({ path, findings }) => findings.map(({ rule, about }) => `${path} ${rule} ${about.join()}`))
        .sort(),
    ).toEqual(wanted.sort());
    expect(found.files.length, 'few pages are looked at').toBeLessThan(after.files.length / 2);
  });
});
