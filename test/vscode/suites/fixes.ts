import { assert } from 'chai';
import {
  type CodeAction,
  CodeActionKind,
  ConfigurationTarget,
  commands,
  languages,
  type Range,
  type Uri,
  window,
  workspace,
} from 'vscode';
import {
  ASSESS,
  open,
  read,
  replace,
  rulesOn,
  untilRules,
  uriOf,
  useFreshWorkspace,
} from './support/editor.ts';
import { until } from './support/until.ts';

describe('fixes', () => {
  useFreshWorkspace();

  it('mend a row that lost a pipe, and are preferred', async () => {
    const { document } = await open(ASSESS);
    const before = document.getText();
    await replace(document, '| M | FastTrack Manager', '| M FastTrack Manager');
    const [problem] = await untilRules(document.uri, ['task-table/row-cells']);
    const action = await untilAction(document.uri, problem?.range, (title) => /pipe/i.test(title));
    assert.isTrue(action.isPreferred);
    await apply(action);
    assert.equal(document.getText(), before);
    await untilRules(document.uri, []);
  });

  it('offer what a mistyped role may have been meant as', async () => {
    const { document } = await open(ASSESS);
    await replace(document, 'M | FastTrack Engineer', 'M | FastTrack Enginer');
    const [at] = await untilProblems(document.uri, 'task/role-unknown');
    const action = await untilAction(document.uri, at, (title) => title.includes('FastTrack Engineer'));
    await apply(action);
    assert.equal(document.getText(), await read(ASSESS));
  });

  it('mend everything that needs no choice, at one stroke', async () => {
    const { document } = await open(ASSESS);
    await replace(document, '| M | FastTrack Manager', '| M FastTrack Manager');
    await replace(document, '## Overview', '##Overview');
    // What was meant nobody knows.
    await replace(document, '10/18/2019', '10/018/2019');
    await until('the problems', () => rulesOn(document.uri).length >= 3);
    await commands.executeCommand('editor.action.fixAll');
    await untilRules(document.uri, ['update-summary/date-invalid']);
    assert.equal(document.getText(), (await read(ASSESS)).replace('10/18/2019', '10/018/2019'));
  });

  it('are made on saving, where the settings say so', async () => {
    const settings = workspace.getConfiguration('editor', uriOf(ASSESS));
    const onSave = { 'source.fixAll.playbook': 'explicit' };
    await settings.update('codeActionsOnSave', onSave, ConfigurationTarget.Workspace);
    const before = await read(ASSESS);
    const { document } = await open(ASSESS);
    await replace(document, '## Overview', '##Overview');
    await until('the problem', () => rulesOn(document.uri).includes('page/heading-space'));
    await commands.executeCommand('workbench.action.files.save');
    assert.isFalse(document.isDirty);
    assert.equal(await read(ASSESS), before);
  });

  it('mend all findings of one rule', async () => {
    const { document } = await open(ASSESS);
    await replace(document, '## Overview', '##Overview');
    await replace(document, '## Objectives', '##Objectives');
    await replace(document, '| M | FastTrack Manager', '| M FastTrack Manager');
    const [problem] = await untilProblems(document.uri, 'page/heading-space');
    await until('the row', () => rulesOn(document.uri).includes('task-table/row-cells'));
    const action = await untilAction(document.uri, problem, (title) => /all 2/i.test(title));
    await apply(action);
    await untilRules(document.uri, ['task-table/row-cells']);
  });

  it('suppress a finding by a comment', async () => {
    const { document } = await open(ASSESS);
    await replace(document, 'O | SME', 'O | Wizard');
    const [problem] = await untilProblems(document.uri, 'task/role-unknown');
    const action = await untilAction(document.uri, problem, (title) =>
      /suppress .* for this table/i.test(title),
    );
    await apply(action);
    assert.match(document.getText(), /<!-- playbook-disable-next-line task\/role-unknown -->\n\| Task ID/);
    await until('its silence', () => !rulesOn(document.uri).includes('task/role-unknown'));
  });

  it('open the documentation of the rule', async () => {
    const { document } = await open(ASSESS);
    await replace(document, '10/18/2019', '10/018/2019');
    const [problem] = await untilRules(document.uri, ['update-summary/date-invalid']);
    const action = await untilAction(document.uri, problem?.range, (title) => /documentation/i.test(title));
    assert.isDefined(action.command);
    await commands.executeCommand(action.command?.command ?? '', ...(action.command?.arguments ?? []));
    await until('the documentation', () =>
      window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('date-invalid'))),
    );
  });

  it('change no more than is wrong', async () => {
    const { document } = await open(ASSESS);
    await replace(document, '10/18/2019', '10/018/2019');
    const [problem] = await untilRules(document.uri, ['update-summary/date-invalid']);
    const action = await untilAction(document.uri, problem?.range, (title) => title.includes('10/18/2019'));
    const edits = action.edit?.get(document.uri) ?? [];
    assert.deepEqual(
      edits.map(({ range }) => document.getText(range)),
      ['10/018/2019'],
    );
  });
});

async function untilProblems(uri: Uri, rule: string): Promise<readonly Range[]> {
  return until(
    rule,
    () =>
      languages
        .getDiagnostics(uri)
        .filter(({ code }) => code === rule || (typeof code === 'object' && code.value === rule))
        .map(({ range }) => range),
    (found) => found.length > 0,
  );
}

/** While another extension registers a provider, the editor answers with an empty list or not at all. */
async function untilAction(
  uri: Uri,
  range: Range | undefined,
  isWanted: (title: string) => boolean,
): Promise<CodeAction> {
  assert.isDefined(range);
  const found = await until(
    'a quick fix',
    () =>
      commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        CodeActionKind.QuickFix.value,
        20,
      ),
    (actions) => actions.some(({ title }) => isWanted(title)),
  );
  return found.find(({ title }) => isWanted(title)) as CodeAction;
}

async function apply({ edit, command }: CodeAction): Promise<void> {
  if (edit) assert.isTrue(await workspace.applyEdit(edit));
  if (command) await commands.executeCommand(command.command, ...(command.arguments ?? []));
}
