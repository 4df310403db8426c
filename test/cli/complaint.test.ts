import { chown } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { complaint } from '../../server/src/cli/git/git.ts';
import { makeRepository } from './git.ts';
import { playbook } from './playbook.ts';

test.each([
  [
    'a folder of somebody else',
    "fatal: detected dubious ownership in repository at '/x'\nTo add an exception for this directory, call:\n\n\tgit config --global --add safe.directory /x\n",
    "Git failed: detected dubious ownership in repository at '/x'. To add an exception for this directory, call: git config --global --add safe.directory /x",
  ],
  [
    'two complaints',
    'error: bad signature 0x00000000\nfatal: index file corrupt\n',
    'Git failed: bad signature 0x00000000. index file corrupt',
  ],
  [
    'hints over several lines',
    "fatal: ambiguous argument 'x': unknown revision\nUse '--' to separate paths from revisions, like this:\n'git <command> [<revision>...] -- [<file>...]'\n",
    "Git failed: ambiguous argument 'x': unknown revision. Use '--' to separate paths from revisions, like this: 'git <command> [<revision>...] -- [<file>...]'",
  ],
  ['one line', 'fatal: bad object HEAD\n', 'Git failed: bad object HEAD'],
  [
    'a sentence that ends',
    'error: The repository is locked.\nhint: Wait, and\nhint: try again.\n',
    'Git failed: The repository is locked. Wait, and try again.',
  ],
  ['the same mark twice', 'error: a is gone\nerror: b is gone\n', 'Git failed: a is gone. b is gone'],
  ['nothing', '\n', '"git diff" failed without an error message.'],
])('%s', (_name, stderr, sentence) => {
  expect(complaint(stderr, ['diff'])).toBe(sentence);
});

test.skipIf(process.getuid?.() !== 0)(
  'Git itself, in a folder of somebody else (only root can make one)',
  async () => {
    const { root } = await makeRepository({ 'playbook.config.yaml': 'files: ["*.md"]\n', 'a.md': '# A\n' });
    await chown(root, 54321, 54321);
    await chown(`${root}/.git`, 54321, 54321);
    const env = { HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
    const { code, stderr } = await playbook(root, ['check', '--changed-since', 'HEAD'], { env });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^error: Git failed: detected dubious ownership in repository at '[^']+'\. To add an exception /,
    );
  },
);
