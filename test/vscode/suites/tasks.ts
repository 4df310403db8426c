import { assert } from 'chai';
import { type Task, tasks } from 'vscode';
import {
  ENABLE,
  open,
  problems,
  read,
  rulesOn,
  untilRules,
  uriOf,
  useFreshWorkspace,
  write,
} from './support/editor.ts';
import { until } from './support/until.ts';

/** The command line that the extension brings along: needs processes. */
describe('the task that checks all playbooks', () => {
  useFreshWorkspace();

  it('runs the command line, whose findings are problems of pages that are closed', async () => {
    // No other test opens it: the editor keeps documents for a while, and tells tasks of closed ones only.
    const path = 'english-playbook/enable-pull-printing-partner.md';
    const text = await read(ENABLE);
    await write(path, text.replace('10/18/2019', '10/018/2019'));
    const task = await until('the task', async () => (await tasks.fetchTasks({ type: 'playbook' }))[0]);
    assert.equal(await exitCodeOf(task as Task), 1);
    await until(
      'the problem',
      () => rulesOn(uriOf(path)),
      (rules) => rules.join() === 'update-summary/date-invalid',
    );
    const [problem] = problems(uriOf(path));
    assert.equal(
      problem?.range.start.line,
      text.split('\n').findIndex((line) => line.includes('10/18/2019')),
    );
    // The server has pages that are open: the task's problem goes, or it would be there twice.
    await untilRules((await open(path)).document.uri, ['update-summary/date-invalid']);
    await write(path, text);
    assert.equal(await exitCodeOf(task as Task), 0);
  });
});

async function exitCodeOf(task: Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listener = tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      listener.dispose();
      resolve(exitCode);
    });
  });
  await tasks.executeTask(task);
  return ended;
}
