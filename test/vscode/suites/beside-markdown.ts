import { assert } from 'chai';
import { commands, type DocumentLink, type DocumentSymbol, type Location, type LocationLink } from 'vscode';
import { ENABLE, open, positionOf, rangeOf, untilRules, useFreshWorkspace } from './support/editor.ts';
import { until } from './support/until.ts';

/** Where VS Code's own Markdown support runs beside the extension: nothing is there twice. */
describe('beside the Markdown support of VS Code', () => {
  useFreshWorkspace();

  it('a link leads to one place', async () => {
    const { document } = await open(ENABLE);
    await untilRules(document.uri, []);
    const places = await until(
      'the heading',
      () =>
        commands.executeCommand<(Location | LocationLink)[]>(
          'vscode.executeDefinitionProvider',
          document.uri,
          positionOf(document, '#count-the-pr¦inters'),
        ),
      (found) => found.length > 0,
    );
    assert.equal(places.length, 1);
  });

  it('a link is underlined once', async () => {
    const { document } = await open(ENABLE);
    await untilRules(document.uri, []);
    const at = rangeOf(document, 'assess-printer-fleet-partner.md#count-the-printers');
    const links = await until(
      'the link',
      () => commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri),
      (found) => found.some(({ range }) => range.contains(at)),
    );
    assert.equal(links.filter(({ range }) => range.intersection(at)).length, 1);
  });

  it('a heading is in the outline once', async () => {
    const { document } = await open(ENABLE);
    await untilRules(document.uri, []);
    const names = await until(
      'headings and tasks',
      async () =>
        namesIn(await commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri)),
      (found) =>
        found.some((name) => name.includes('8201')) && found.some((name) => name.includes('Key Inputs')),
    );
    assert.equal(names.filter((name) => name.includes('Key Inputs')).length, 1);
  });
});

function namesIn(symbols: readonly DocumentSymbol[]): readonly string[] {
  return symbols.flatMap(({ name, children }) => [name, ...namesIn(children)]);
}
