import { assert } from 'chai';
import { commands, DiagnosticSeverity, Uri, window, workspace } from 'vscode';
import {
  ASSESS,
  ASSESS_DE,
  ENABLE,
  open,
  pathOf,
  problems,
  read,
  replace,
  ruleOf,
  rulesOn,
  untilRules,
  uriOf,
  useFreshWorkspace,
  write,
} from './support/editor.ts';
import { until } from './support/until.ts';

describe('problems', () => {
  useFreshWorkspace();

  it('appear where they are, and go when they are mended', async () => {
    const { document } = await open(ASSESS);
    await replace(document, '| M | FastTrack Manager', '| M FastTrack Manager');
    const [problem] = await untilRules(document.uri, ['task-table/row-cells']);
    assert.equal(problem?.severity, DiagnosticSeverity.Error);
    assert.equal(document.getText(problem?.range), 'M FastTrack Manager');
    await replace(document, '| M FastTrack Manager', '| M | FastTrack Manager');
    await untilRules(document.uri, []);
  });

  it('show the other page that they depend on', async () => {
    const { document } = await open(ASSESS_DE);
    await replace(document, '8101', '8109');
    const found = await until('the row that only the translation has', () =>
      problems(document.uri).find((problem) => ruleOf(problem) === 'task/extra-in-translation'),
    );
    assert.deepEqual(
      found?.relatedInformation?.map(({ location }) => pathOf(location.uri)),
      [ASSESS],
    );
  });

  it('follow unsaved changes of another page', async () => {
    const german = await open(ASSESS_DE);
    const english = await open(ASSESS);
    const row = '| 8101 | Print - Count the printers | M | FastTrack Manager | Contoso Print |\n';
    await replace(english.document, row, '');
    await untilRules(german.document.uri, ['task/extra-in-translation']);
    assert.include(await read(ASSESS), row);
    await window.showTextDocument(english.document);
    await commands.executeCommand('undo');
    await untilRules(german.document.uri, []);
  });

  it('come and go with files', async () => {
    const { document } = await open(ASSESS);
    await replace(document, '(enable-secure-print-partner.md)', '(success-count-the-pages-partner.md)');
    await untilRules(document.uri, ['link/target-missing']);
    await write('english-playbook/success-count-the-pages-partner.md', await read(ENABLE));
    await untilRules(document.uri, []);
  });

  it('are found on a page that is not saved anywhere', async () => {
    const content = (await read(ASSESS)).replace('10/18/2019', '10/018/2019');
    const document = await workspace.openTextDocument({ language: 'markdown', content });
    await until(
      'the wrong date',
      () => rulesOn(document.uri),
      (rules) => rules.includes('update-summary/date-invalid'),
    );
  });

  it('stay with a page whose file is deleted, which keeps its text', async () => {
    const { document } = await open(ASSESS);
    await replace(document, '10/18/2019', '10/018/2019');
    await untilRules(document.uri, ['update-summary/date-invalid']);
    const other = await open(ENABLE);
    await untilRules(other.document.uri, []);
    await workspace.fs.delete(document.uri);
    await replace(document, '4/20/2020 | Ada', '4/31/2020 | Ada');
    await until(
      'two wrong dates',
      () => rulesOn(document.uri),
      (rules) => rules.filter((rule) => rule === 'update-summary/date-invalid').length === 2,
    );
    assert.include(document.getText(), '10/018/2019');
    assert.isTrue(await document.save());
    assert.include(await read(ASSESS), '4/31/2020 | Ada');
    await untilRules(other.document.uri, []);
  });

  it('leave other Markdown in peace', async () => {
    const page = await open(ASSESS);
    const other = await open('README.md');
    await replace(page.document, '10/18/2019', '10/018/2019');
    await replace(other.document, 'Print service', '');
    await untilRules(page.document.uri, ['update-summary/date-invalid']);
    assert.deepEqual(problems(other.document.uri).map(ruleOf), []);
  });

  it('survive text beyond the first plane, and both kinds of line ends', async () => {
    const text = (await read(ASSESS)).replaceAll('\n', '\r\n').replace('Floor plans', '🖨️ 𠮷 Floor plans');
    const { document } = await open(await write(ASSESS, text.replace('10/18/2019', '🖨 10/018/2019')));
    const [problem] = await untilRules(document.uri, ['update-summary/date-invalid']);
    assert.equal(document.getText(problem?.range), '🖨 10/018/2019');
    await replace(document, '🖨 10/018/2019', '10/18/2019');
    await untilRules(document.uri, []);
  });
});

describe('a page that is not there', () => {
  it('cannot be opened, and disturbs nobody', async () => {
    let failed = false;
    await workspace.openTextDocument(Uri.joinPath(uriOf(''), 'nowhere.md')).then(undefined, () => {
      failed = true;
    });
    assert.isTrue(failed);
  });
});
