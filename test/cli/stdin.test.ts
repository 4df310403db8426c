import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../server/src/cli/reporters/report.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const files = {
  'playbook.config.yaml': 'files: ["docs/**/*.md"]\nrules: { page/heading-space: error }\n',
  'docs/a.md': '##Saved\n',
  'docs/b.md': '# B\n',
};
const rules = ['--rule', 'page/heading-space', '--rule', 'link/target-missing'];

async function check(root: string, name: string, stdin: string | Uint8Array, ...args: string[]) {
  const argv = ['check', '--stdin', '--stdin-filename', name, ...rules, '--format', 'json', ...args];
  const { code, stdout, stderr } = await playbook(root, argv, { stdin });
  const found = (JSON.parse(stdout || '{"files":[]}') as CheckReport).files.flatMap(({ path, findings }) =>
    findings.map(({ rule, line, about }) => `${path}:${line} ${rule} ${about.join(' + ')}`),
  );
  return { code, stderr, found };
}

describe('--stdin', () => {
  test('checks a text as that page', async () => {
    const root = await makeProject(files);
    const text = '# A\n\n##Unsaved\n\n[b](b.md) [c](c.md)\n';
    for (const name of ['docs/a.md', 'docs/not/there.md', 'docs\\..\\docs/a.md'.replaceAll('\\', '/')]) {
      const { code, stderr, found } = await check(root, name, text);
      expect([code, stderr]).toEqual([1, '']);
      expect(found[0]).toMatch(/:3 page\/heading-space ##Unsaved$/);
      expect(found.at(-1)).toMatch(/:5 link\/target-missing c\.md$/);
    }
  });

  test('a page that no configuration chooses, and none at all', async () => {
    const root = await makeProject(files);
    const { code, stderr } = await check(root, 'notes.md', 'Just text.\n');
    expect([code, stderr]).toEqual([0, expect.stringContaining('notes.md was not checked')]);
    expect((await check(root, 'docs/a.md', '')).code).toBe(0);
  });

  test('says what is wrong', async () => {
    const root = await makeProject(files);
    const refused = async (...args: string[]) => {
      const { code, stderr } = await playbook(root, ['check', ...args], { stdin: '# A\n' });
      expect(code).toBe(2);
      return stderr;
    };
    expect(await refused('--stdin')).toContain('--stdin requires --stdin-filename');
    expect(await refused('--stdin-filename', 'a.md')).toContain('requires --stdin');
    expect(await refused('--stdin', '--stdin-filename', 'a.md', 'docs')).toContain(
      'Unexpected argument "docs"',
    );
    const bytes = new Uint8Array([0x23, 0x20, 0xff]);
    expect((await check(root, 'docs/a.md', bytes)).stderr).toContain(
      'Cannot read standard input: it is not UTF-8',
    );
  });
});
