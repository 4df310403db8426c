import { assert } from 'chai';
import { commands, type DocumentSymbol, extensions, languages, window } from 'vscode';
import { languageServersOf, showsProcesses } from '../host/processes.mjs';
import { uriOf, write } from './support/editor.ts';
import { until } from './support/until.ts';

const languageServers = () => languageServersOf(process.pid);

describe('a folder of ordinary Markdown', () => {
  it('starts no server and has no problems, until it gets a configuration', async function () {
    if (!showsProcesses) this.skip();
    const { document } = await window.showTextDocument(uriOf('notes.md'));
    await until(
      'the extension, which has looked at the page',
      () => extensions.getExtension('playbook-tools.playbook-tools')?.isActive,
    );
    // VS Code's own Markdown support has answered: ours has had all the time it needs.
    await until(
      'the outline',
      () => commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
      (symbols) => symbols.some(({ name }) => name.includes('Notes')),
    );
    assert.deepEqual(await languageServers(), []);
    assert.deepEqual(languages.getDiagnostics(document.uri), []);
    await write('playbook.config.yaml', "files: ['*.md']\n");
    await until('the server', languageServers, (ids) => ids.length === 1);
    await until('problems', () => languages.getDiagnostics(document.uri).length > 0);
  });
});
