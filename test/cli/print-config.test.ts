import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const files = {
  '.git/HEAD': '',
  'playbook.config.yaml': 'extends: [fasttrack, ./base.yaml]\nfiles: ["docs/**/*.md"]\nnone: [n/a]\n',
  'base.yaml': 'roles: { Scout: [Scout] }\n',
  'docs/a.md': '# A\n',
};

describe('print-config', () => {
  test('prints what holds, and where it comes from', async () => {
    const root = await makeProject(files);
    const { code, stdout, stderr } = await playbook(root, ['print-config', 'docs/a.md']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(
      '# Configuration for "docs/a.md": "playbook.config.yaml".\n# The file is included',
    );
    expect(stdout).toContain('# from fasttrack, base.yaml\nroles:\n');
    expect(stdout).toContain('# from fasttrack, playbook.config.yaml\nfiles:\n  - docs/**/*.md\n');
    const data = parse(stdout);
    expect(data).toMatchObject({ none: ['n/a'], roles: { Scout: ['Scout'], FE: ['FE'] } });
    expect(data).not.toHaveProperty('extends');
  });

  test('says what a mistyped rule may have meant, as the options do', async () => {
    const rules = 'extends: fasttrack\nrules:\n  link/taget: off\n  conflict-markr: off\n';
    const root = await makeProject({ ...files, 'playbook.config.yaml': rules });
    const { code, stderr } = await playbook(root, ['print-config', 'docs/a.md']);
    expect(code).toBe(2);
    expect(stderr).toContain('Unknown rule "link/taget". Did you mean "link/target-missing"?');
    expect(stderr).toContain('Unknown rule "conflict-markr". Did you mean "page/conflict-marker"?');
  });

  test('what is printed is a configuration itself', async () => {
    const root = await makeProject(files);
    const { stdout } = await playbook(root, ['print-config', 'docs/a.md']);
    const other = await makeProject({ ...files, 'playbook.config.yaml': stdout });
    const again = await playbook(other, ['print-config', 'docs/a.md']);
    expect(again.stderr).toBe('');
    expect(parse(again.stdout)).toEqual(parse(stdout));
  });

  test('without a configuration, of pages that are none, and with a broken one', async () => {
    const root = await makeProject({ '.git/HEAD': '' });
    const bare = await playbook(root, ['print-config', 'not/there.md']);
    expect(bare.stdout).toContain('"not/there.md": the built-in profile.\n# The file is not included');
    expect(bare.stdout).toContain('# from fasttrack\nname: fasttrack\n');
    const broken = await makeProject({ ...files, 'playbook.config.yaml': 'filse: []\nnone: [x]\n' });
    const { code, stdout, stderr } = await playbook(broken, ['print-config', 'docs/a.md']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('playbook.config.yaml:1:1: ')]);
    expect(stdout).toBe('');
    for (const args of [[], ['a.md', 'b.md']])
      expect((await playbook(root, ['print-config', ...args])).code).toBe(2);
  });
});
