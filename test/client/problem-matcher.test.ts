import { describe, expect, test } from 'vitest';
import { taskArguments } from '../../client/src/task-arguments.ts';
import { playbook } from '../cli/playbook.ts';
import { root } from '../support/repo.ts';
import { manifest } from './manifest.ts';

const [matcher] = manifest.contributes.problemMatchers;
const pattern = matcher?.pattern;

/** What the editor makes of a line. */
function match(line: string): Readonly<Record<string, string | undefined>> | undefined {
  const { regexp, ...groups } = pattern ?? { regexp: '(?!)' };
  const found = new RegExp(regexp).exec(line);
  if (!found) return undefined;
  return Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, found[Number(group)]]));
}

describe('the problem matcher', () => {
  test('reads what the task prints', async () => {
    const { stdout } = await playbook(root, taskArguments({ type: 'playbook', paths: ['examples'] }));
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !match(line))).toEqual([]);
    expect(lines.map(match)).toContainEqual({
      file: 'examples/incident-runbooks/netwerk-traag.md',
      line: '21',
      column: '46',
      severity: 'warning',
      message: expect.stringContaining('"Oprator"'),
      code: 'task/role-unknown',
    });
  });

  test.each([
    ['C:\\a b\\c.md:1:2: error: A [note] here. [remark/no-html]', 'C:\\a b\\c.md', 'A [note] here.'],
    ['../a:1:2.md:3:4: hint: See a.md:5:6: error: x [page/example]', '../a:1:2.md', 'See a.md:5:6: error: x'],
  ])('reads %s', (line, file, message) => {
    expect(match(line)).toMatchObject({ file, message });
  });

  test.each(['', '✖ 3 findings (1 error)', 'a.md:1:2: fatal: x [page/example]', 'a.md:1:2: error: x'])(
    'does not read %s',
    (line) => expect(match(line)).toBeUndefined(),
  );
});
