import { assert } from 'chai';
import { DiagnosticSeverity, languages } from 'vscode';
import {
  ASSESS,
  CONFIGURATION,
  open,
  problems,
  read,
  replace,
  ruleOf,
  untilRules,
  uriOf,
  useFreshWorkspace,
  write,
} from './support/editor.ts';
import { until } from './support/until.ts';

describe('a configuration', () => {
  useFreshWorkspace();

  it('shows its errors where they are, while the last good one counts', async () => {
    const { document } = await open(ASSESS);
    await replace(document, '10/18/2019', '10/018/2019');
    await untilRules(document.uri, ['update-summary/date-invalid']);
    const text = await read(CONFIGURATION);
    await write(CONFIGURATION, text.replace('catalogue:', 'catalog:'));
    const [problem] = await until(
      'the unknown key',
      () => problems(uriOf(CONFIGURATION)),
      (found) => found.length > 0,
    );
    assert.equal(problem?.severity, DiagnosticSeverity.Error);
    assert.equal(problem?.range.start.line, text.split('\n').indexOf('catalogue: tasks.yaml'));
    assert.include(problem?.message, 'catalogue');
    await replace(document, '4/20/2020 | Ada', '4/31/2020 | Ada');
    await untilRules(document.uri, ['update-summary/date-invalid', 'update-summary/date-invalid']);
    await write(CONFIGURATION, text);
    await until(
      'no more errors',
      () => problems(uriOf(CONFIGURATION)),
      (found) => found.length === 0,
    );
  });

  it('shows its errors while it is typed, before it is saved', async () => {
    const { document } = await open(CONFIGURATION);
    await replace(document, 'extends: fasttrack', 'extends: fastrack');
    await until('the error', () => problems(document.uri).length > 0);
  });

  it('acts at once on all pages', async () => {
    const { document } = await open(ASSESS);
    await replace(document, '10/18/2019', '10/018/2019');
    const [problem] = await untilRules(document.uri, ['update-summary/date-invalid']);
    assert.equal(problem?.severity, DiagnosticSeverity.Error);
    await write(CONFIGURATION, `${await read(CONFIGURATION)}rules: { update-summary/date-invalid: info }\n`);
    await until('another severity', () =>
      problems(document.uri).some(({ severity }) => severity === DiagnosticSeverity.Information),
    );
  });

  it('brings its catalogue, which may change, too', async () => {
    const { document } = await open(ASSESS);
    await untilRules(document.uri, []);
    const text = await read('tasks.yaml');
    await write('tasks.yaml', text.replace('role: SME', 'role: FE'));
    await until('the difference', () =>
      problems(document.uri).map(ruleOf).includes('task/catalogue-differs'),
    );
    await write('tasks.yaml', text);
    await untilRules(document.uri, []);
  });

  it('is not asked about files that are none of its pages', async () => {
    const uri = await write('notes.md', (await read(ASSESS)).replace('10/18/2019', '10/018/2019'));
    const page = await open(ASSESS);
    await replace(page.document, '10/18/2019', '10/018/2019');
    await open(uri);
    await untilRules(page.document.uri, ['update-summary/date-invalid']);
    assert.deepEqual(
      languages.getDiagnostics(uri).filter(({ source }) => source === 'playbook'),
      [],
    );
  });
});
