import { assert } from 'chai';
import { commands, TabInputCustom, Uri, window } from 'vscode';
import {
  ASSESS,
  ASSESS_DE,
  ENABLE,
  open,
  problems,
  read,
  ruleOf,
  untilRules,
  uriOf,
  useFreshWorkspace,
  write,
} from './support/editor.ts';
import { until } from './support/until.ts';

interface WorkspaceSummary {
  readonly pages: number;
  readonly problems: { readonly errors: number };
}

describe('commands', () => {
  useFreshWorkspace();

  it('record a change as one step that can be undone', async () => {
    const { document } = await open(ASSESS);
    await untilRules(document.uri, []);
    const before = document.getText();
    await commands.executeCommand('playbook.recordChange', document.uri, 'Told of the sites');
    const after = await until(
      'the row',
      () => document.getText(),
      (text) => text.includes('Told of the sites'),
    );
    const now = new Date();
    const today = `${now.getMonth() + 1}/${now.getDate()}/${now.getFullYear()}`;
    assert.include(after, `ms.date: ${today}\n`);
    const row = after.split('\n').find((line) => line.includes('Told of the sites')) ?? '';
    assert.include(row, today);
    assert.isBelow(after.indexOf(row), after.indexOf('New task 8103'), 'newest first');
    await untilRules(document.uri, []);
    await commands.executeCommand('undo');
    await until('the page as it was', () => document.getText() === before);
  });

  it('open the twin in the other language, and come back', async () => {
    await open(ASSESS);
    await commands.executeCommand('playbook.openTranslation');
    await untilActive(ASSESS_DE);
    await commands.executeCommand('playbook.openTranslation');
    await untilActive(ASSESS);
  });

  it('check every page of the workspace, also those that are closed', async () => {
    const path = 'english-playbook/enable-follow-me-partner.md';
    await write(path, (await read(ENABLE)).replace('10/18/2019', '10/018/2019'));
    await until(
      'a summary with a problem',
      () => commands.executeCommand<WorkspaceSummary>('playbook.validateWorkspace'),
      ({ pages, problems: { errors } }) => pages === 5 && errors === 1,
    );
    const isThere = () => problems(uriOf(path)).map(ruleOf).join() === 'update-summary/date-invalid';
    await until('the problem', isThere);
    await open(path);
    await until('the problem, once', isThere);
  });

  it('explain a rule', async () => {
    await commands.executeCommand('playbook.explainRule', 'task-table/row-cells');
    await until('its documentation', () =>
      window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('row-cells'))),
    );
  });

  it('explain the rule whose name in a problem is clicked', async () => {
    await commands.executeCommand('vscode.open', Uri.parse('playbook-rule:/link/target-missing.md'));
    await until('its documentation, as a preview', () =>
      window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ label, input }) => label.includes('target-missing') && input instanceof TabInputCustom),
      ),
    );
  });
});

async function untilActive(path: string): Promise<void> {
  await until(path, () => window.activeTextEditor?.document.uri.path === uriOf(path).path);
}
