import { assert } from 'chai';
import { commands, extensions } from 'vscode';
import { ASSESS, open, replace, untilRules, useFreshWorkspace } from './support/editor.ts';
import { until } from './support/until.ts';

const ID = 'playbook-tools.playbook-tools';

describe('the extension', () => {
  useFreshWorkspace();

  it('is active where there is a configuration', async () => {
    await until('the extension', () => extensions.getExtension(ID)?.isActive);
  });

  it('has every command that its manifest names', async () => {
    const manifest = extensions.getExtension(ID)?.packageJSON;
    const declared: string[] = manifest.contributes.commands.map(
      ({ command }: { command: string }) => command,
    );
    const known = new Set(await commands.getCommands(true));
    assert.deepEqual(
      declared.filter((command) => !known.has(command)),
      [],
    );
    assert.isAbove(declared.length, 5);
  });

  it('says its texts in words, not in keys', () => {
    const manifest = extensions.getExtension(ID)?.packageJSON;
    assert.notMatch(JSON.stringify(manifest.contributes), /"%[\w.]+%"/);
  });

  it('starts its server again when it is told to, and knows unsaved text still', async () => {
    const { document } = await open(ASSESS);
    await replace(document, '10/18/2019', '10/018/2019');
    await untilRules(document.uri, ['update-summary/date-invalid']);
    await commands.executeCommand('playbook.restartServer');
    await replace(document, '4/20/2020 | Ada', '4/31/2020 | Ada');
    await untilRules(document.uri, ['update-summary/date-invalid', 'update-summary/date-invalid']);
  });
});
