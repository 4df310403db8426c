import { assert } from 'chai';
import {
  type CodeLens,
  ConfigurationTarget,
  commands,
  type DocumentHighlight,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  Location,
  type LocationLink,
  type MarkdownString,
  Range,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensLegend,
  type SymbolInformation,
  type TextDocument,
  workspace,
} from 'vscode';
import {
  ASSESS,
  ASSESS_DE,
  ENABLE,
  ENABLE_DE,
  open,
  pathOf,
  positionOf,
  rangeOf,
  useFreshWorkspace,
} from './support/editor.ts';
import { until } from './support/until.ts';

describe('hover', () => {
  useFreshWorkspace();

  it('tells of a task: its names, its catalogue entry, and where it stands', async () => {
    const { document } = await open(ASSESS);
    const text = await untilHover(document, '81¦03', (hover) => hover.includes('Enable Secure Print'));
    assert.include(text, 'Druck - Treiber prüfen');
    assert.match(text, /catalogue/i);
  });

  it('tells of a role and of a service', async () => {
    const { document } = await open(ASSESS);
    await untilHover(document, 'M | FastTrack Engi¦neer', (hover) => hover.includes('FE'));
    await untilHover(document, 'Contoso Print / Int¦une', (hover) => hover.includes('Microsoft Intune'));
  });

  it('tells of the page that a link leads to', async () => {
    const { document } = await open(ASSESS);
    await untilHover(document, '(enable-se¦cure', (hover) => hover.includes('Enable Secure Print'));
  });
});

describe('going places', () => {
  useFreshWorkspace();

  it('goes from a task to the row of the English page', async () => {
    const { document } = await open(ASSESS_DE);
    const [place, ...others] = await untilPlaces('vscode.executeDefinitionProvider', document, '81¦02');
    assert.match(place ?? '', /^english.*assess.* \| 8102 \| Print - Measure/);
    assert.deepEqual(others, []);
  });

  it('finds a task in all languages', async () => {
    const { document } = await open(ASSESS);
    const places = await until(
      'four rows',
      () => placesOf('vscode.executeReferenceProvider', document, '81¦03'),
      (found) => found.length === 4,
    );
    for (const page of [ASSESS, ENABLE]) assert.include(places, `${page}: ${rowOf('8103', 'en')}`);
    for (const page of [ASSESS_DE, ENABLE_DE]) assert.include(places, `${page}: ${rowOf('8103', 'de')}`);
  });

  it('finds a role on the pages of the language', async () => {
    const { document } = await open(ASSESS);
    const places = await untilPlaces('vscode.executeReferenceProvider', document, 'M | FastTrack Man¦ager');
    assert.isTrue(places.some((place) => place.startsWith(ENABLE)));
    assert.isFalse(places.some((place) => place.startsWith('german')));
  });

  it('highlights what means the same', async () => {
    const { document } = await open(ASSESS);
    const at = positionOf(document, 'M | FastTrack Man¦ager');
    const found = await until(
      'highlights',
      () =>
        commands.executeCommand<DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, at),
      (highlights) => highlights.length >= 2,
    );
    for (const { range } of found) assert.equal(document.getText(range), 'FastTrack Manager');
  });
});

describe('the outline', () => {
  useFreshWorkspace();

  it('has the steps and tasks of a page', async () => {
    const { document } = await open(ASSESS);
    await until(
      'a task',
      async () =>
        namesIn(await commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri)),
      (names) =>
        names.some((name) => name.includes('8102')) &&
        names.some((name) => name.includes('Count the printers')),
    );
  });

  it('finds tasks and pages of the workspace by name', async () => {
    await open(ASSESS);
    const found = await until(
      'the task',
      () => commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '8202'),
      (symbols) => symbols.some(({ name }) => name.includes('8202')),
    );
    assert.include(
      found.map(({ location }) => pathOf(location.uri)),
      ENABLE,
    );
  });

  it('folds sections and tables', async () => {
    const { document } = await open(ASSESS);
    const header = rangeOf(document, '| Task ID').start.line;
    await until(
      'the table',
      () => commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri),
      (ranges) => ranges.some(({ start, end }) => start === header && end === header + 4),
    );
  });

  it('widens a selection from a word to its cell and its row', async () => {
    const { document } = await open(ASSESS);
    const at = positionOf(document, 'Review the dri¦vers |');
    const [selection] = await until(
      'selections',
      () =>
        commands.executeCommand<SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [at]),
      (found) => widened(found[0], document).includes('Print - Review the drivers'),
    );
    const texts = widened(selection, document);
    assert.include(texts, '| 8103 | Print - Review the drivers | O | SME | Contoso Print |');
  });
});

describe('what is shown besides', () => {
  useFreshWorkspace();

  it('counts the pages of a task, and names the twins of a page', async () => {
    const { document } = await open(ASSESS);
    const titles = await until(
      'lenses',
      async () =>
        (await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50)).map(
          ({ command }) => command?.title ?? '',
        ),
      (found) => found.some((title) => title.includes('8103')),
    );
    assert.isTrue(titles.some((title) => /2 pages/.test(title)));
    assert.isTrue(titles.some((title) => /\bde\b/.test(title)));
  });

  it('colours task IDs, letters, roles and services', async () => {
    const { document } = await open(ASSESS);
    const words = await until(
      'tokens',
      () => tokenTexts(document),
      (found) => found.length > 0,
    );
    for (const word of ['8101', 'M', 'FastTrack Manager', 'Contoso Print']) assert.include(words, word);
  });

  it('shows the English names of tasks where the settings say so', async () => {
    const { document } = await open(ASSESS_DE);
    const whole = new Range(0, 0, document.lineCount, 0);
    const ask = async () =>
      (
        (await commands.executeCommand<InlayHint[]>(
          'vscode.executeInlayHintProvider',
          document.uri,
          whole,
        )) ?? []
      ).map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
    const settings = workspace.getConfiguration('playbook', document.uri);
    await settings.update('inlayHints.taskNames', true, ConfigurationTarget.Workspace);
    await until('the names', ask, (labels) =>
      labels.some((label) => label.includes('Print - Measure the queues')),
    );
    await settings.update('inlayHints.taskNames', undefined, ConfigurationTarget.Workspace);
    await until('no names', ask, (labels) => labels.length === 0);
  });
});

async function untilHover(
  document: TextDocument,
  place: string,
  isWanted: (text: string) => boolean,
): Promise<string> {
  const at = positionOf(document, place);
  return until(
    `a hover at ${place}`,
    async () => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
      return hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (typeof content === 'string' ? content : (content as MarkdownString).value))
        .join('\n');
    },
    isWanted,
  );
}

/** @returns of each place the path, and the line that is there */
async function placesOf(command: string, document: TextDocument, place: string): Promise<readonly string[]> {
  const at = positionOf(document, place);
  const found = await commands.executeCommand<(Location | LocationLink)[]>(command, document.uri, at);
  return await Promise.all(
    found.map(async (one) => {
      const [uri, { start }] =
        one instanceof Location
          ? [one.uri, one.range]
          : [one.targetUri, one.targetSelectionRange ?? one.targetRange];
      const target = await workspace.openTextDocument(uri);
      return `${pathOf(uri)}: ${target.lineAt(start.line).text}`;
    }),
  );
}

function rowOf(task: '8103', language: 'en' | 'de'): string {
  const names = { en: 'Print - Review the drivers', de: 'Druck - Treiber prüfen' };
  return `| ${task} | ${names[language]} | O | SME | Contoso Print |`;
}

function untilPlaces(command: string, document: TextDocument, place: string): Promise<readonly string[]> {
  return until(
    command,
    () => placesOf(command, document, place),
    (found) => found.length > 0,
  );
}

function namesIn(symbols: readonly DocumentSymbol[]): readonly string[] {
  return symbols.flatMap(({ name, detail, children }) => [`${name} ${detail}`, ...namesIn(children)]);
}

function widened(selection: SelectionRange | undefined, document: TextDocument): readonly string[] {
  const texts: string[] = [];
  for (let each = selection; each; each = each.parent) texts.push(document.getText(each.range));
  return texts;
}

async function tokenTexts(document: TextDocument): Promise<readonly string[]> {
  const [legend, tokens] = await Promise.all([
    commands.executeCommand<SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri),
    commands.executeCommand<SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri),
  ]);
  if (!legend || !tokens) return [];
  const words: string[] = [];
  let [line, character] = [0, 0];
  for (let index = 0; index < tokens.data.length; index += 5) {
    const [lines = 0, characters = 0, length = 0] = tokens.data.slice(index, index + 3);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    words.push(document.getText(new Range(line, character, line, character + length)));
  }
  return words;
}
