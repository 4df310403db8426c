import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FindingIdentity, KnownFindings } from '../../server/src/cli/filter/known-findings.ts';
import { chooseSafe, fixPages } from '../../server/src/cli/fix/fix-pages.ts';
import { safeOutput } from '../../server/src/cli/shell/io.ts';
import { createNotices } from '../../server/src/cli/shell/notices.ts';
import { findPages } from '../../server/src/cli/targets/find-pages.ts';
import type { Plan } from '../../server/src/cli/targets/plan.ts';
import { subjectsOf } from '../../server/src/lint/fingerprint.ts';
import type { TextEdit } from '../../server/src/text/edit.ts';
import { CORPUS, hasCorpus } from '../support/corpus.ts';
import { makeProject } from './project.ts';

describe.skipIf(!hasCorpus)('every page of the corpus, fixed', () => {
  test.each(['seed', '2019', '2020'])('%s', { timeout: 300_000 }, async (part) => {
    const copy = await copyOf(join(CORPUS, part));
    const first = await plan(copy);
    const found = await findingsOf(first);
    const texts = new Map<string, string>();
    for (const { path } of first.pages) texts.set(path, await readFile(join(copy, path), 'utf8'));

    const { fixed } = await fixPages(first, { ...said, write: true });
    expect(messages.splice(0)).toEqual([]);
    if (part !== 'seed') expect(fixed.length).toBeGreaterThan(0);
    const edits = new Map(fixed.map((file) => [file.page.path, file.edits]));
    for (const [path, text] of texts)
      expectUntouched(text, await readFile(join(copy, path), 'utf8'), edits.get(path) ?? []);

    // From here on, as another run would see it.
    const second = await plan(copy);
    const left = await findingsOf(second);
    expect([...left.keys()], 'all pages are playbooks still').toEqual([...found.keys()]);
    for (const [path, findings] of left) {
      const known = new KnownFindings();
      for (const finding of found.get(path) ?? []) known.add(finding);
      expect(known.newAmong(findings), `new findings on ${path}`).toEqual(new Map());
    }
    const again = await fixPages(second, { ...said, write: true });
    expect(again.fixed, 'a second run changes nothing').toEqual([]);
    expect(again.left.filter(({ fixes }) => fixes[0]?.safe)).toEqual([]);
  });
});

const messages: string[] = [];
const io = {
  stdout: safeOutput({ write: () => true }),
  stderr: safeOutput({ write: (text: string) => messages.push(text) }),
  env: {},
  // Nowhere: what is fixed by mistake must not be anybody's page.
  cwd: '/no-such-folder',
  now: () => new Date(2024, 4, 17),
};
const notices = createNotices(io, false);
const said = { choose: chooseSafe(undefined), notices };

async function plan(root: string): Promise<Plan> {
  return await findPages(['**/*.md'], { config: false, io: { ...io, cwd: root }, notices });
}

/** The files as anybody's: those of the corpus may be write-protected. */
async function copyOf(folder: string): Promise<string> {
  const copy = await makeProject({ '.git/HEAD': '' });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath, entry.name);
    const to = join(copy, from.slice(folder.length));
    await mkdir(dirname(to), { recursive: true });
    if (entry.name.endsWith('.md')) await writeFile(to, await readFile(from));
    else await cp(from, to);
  }
  return copy;
}

async function findingsOf({ pages }: Plan): Promise<Map<string, FindingIdentity[]>> {
  const found = new Map<string, FindingIdentity[]>();
  for (const { workspace, path } of pages) {
    const { playbook, findings } = await (await workspace.service()).check(path, { explicit: true });
    if (!playbook) continue;
    const about = subjectsOf(playbook, findings);
    found.set(
      path,
      findings.map(({ rule }, index) => ({ rule, about: about[index] ?? [] })),
    );
  }
  return found;
}

/** What lies between the edits is there to the byte, and each edit changes something. */
function expectUntouched(before: string, after: string, edits: readonly TextEdit[]): void {
  let at = 0;
  let done = 0;
  for (const { span, newText } of edits) {
    const kept = before.slice(at, span.start);
    expect(after.slice(done, done + kept.length)).toBe(kept);
    expect(before.slice(span.start, span.end)).not.toBe(newText);
    done += kept.length + newText.length;
    at = span.end;
  }
  expect(after.slice(done)).toBe(before.slice(at));
}
