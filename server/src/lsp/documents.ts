import {
  type Connection,
  type DidChangeTextDocumentParams,
  type Position,
  type TextDocumentContentChangeEvent,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { extensionOf } from '../text/paths.ts';
import { isConfigurationFile } from '../workspace/configuration.ts';
import type { Log } from './log.ts';
import type { Located, Workspaces } from './workspaces.ts';

export interface DocumentEvents {
  /** Its text is with the service; called once for opening, and with each change. */
  readonly onText: (document: TextDocument, located: Located, isPage: boolean) => void;
  /** It was closed, or is not ours to look at any more. */
  readonly onClose: (document: TextDocument, located: Located) => void;
  readonly onSave: (document: TextDocument, located: Located | undefined) => void;
}

interface Open {
  document: TextDocument;
  /** Another number for each text of each opening: versions may repeat, and do after a document was closed. */
  stamp: number;
  /** How often it was asked where it belongs: the last answer counts. */
  attempts: number;
  located: Promise<Located | undefined>;
  /** Where it has been found to belong, and its text has been given to. */
  place: Located | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** How long after the last key a change of a configuration counts, in milliseconds: all pages depend on it. */
const CONFIGURATION_DELAY = 400;

/** The documents that are open in the client; their texts are handed to the services that they belong to. */
export class Documents {
  readonly #open = new Map<string, Open>();
  readonly #workspaces: Workspaces;
  readonly #events: DocumentEvents;
  readonly #log: Log;
  #stampCount = 0;

  constructor(connection: Connection, workspaces: Workspaces, events: DocumentEvents, log: Log) {
    this.#workspaces = workspaces;
    this.#events = events;
    this.#log = log;
    const documents = new TextDocuments({
      create: TextDocument.create,
      update: (document, changes, version) => this.#update(document, changes, version),
    });
    documents.onDidOpen(({ document }) => this.#opened(document));
    documents.onDidChangeContent(({ document }) => this.#changed(document));
    documents.onDidClose(({ document }) => this.#forget(document.uri));
    documents.onDidSave(({ document }) => this.#events.onSave(document, this.#open.get(document.uri)?.place));
    documents.listen({
      ...connection,
      onDidChangeTextDocument: (handler) =>
        connection.onDidChangeTextDocument((params) =>
          handler(asChange(params, documents.get(params.textDocument.uri))),
        ),
    });
  }

  get(uri: string): TextDocument | undefined {
    return this.#open.get(uri)?.document;
  }

  /** Tells one text of an open document from every other one, whatever its version is; `undefined` when it is not open. */
  stampOf(uri: string): number | undefined {
    return this.#open.get(uri)?.stamp;
  }

  /** The open documents that belong to a root, with their places. */
  *all(): Generator<{ readonly document: TextDocument; readonly located: Located }> {
    for (const { document, place } of this.#open.values()) if (place) yield { document, located: place };
  }

  /** Where a document belongs, open or not; its text is with the service. */
  async locate(uri: string): Promise<Located | undefined> {
    const open = this.#open.get(uri);
    if (open) return await open.located;
    const located = await this.#workspaces.locate(uri);
    return located?.settings.enable ? located : undefined;
  }

  /** Finds out again where all open documents belong: folders or settings have changed. */
  async relocate(): Promise<void> {
    await Promise.all(
      [...this.#open.values()].map((open) => {
        open.located = this.#locateOpen(open);
        return open.located;
      }),
    );
  }

  #update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument {
    try {
      applyChanges(document, changes, version);
    } catch (error) {
      this.#log.error(`A change of "${document.uri}" is not valid.`, error);
    }
    return document;
  }

  #opened(document: TextDocument): void {
    this.#forget(document.uri);
    const open: Open = {
      ...{ document, stamp: ++this.#stampCount, attempts: 0 },
      ...{ located: Promise.resolve(undefined), place: undefined, timer: undefined },
    };
    this.#open.set(document.uri, open);
    open.located = this.#locateOpen(open);
  }

  async #locateOpen(open: Open): Promise<Located | undefined> {
    const attempt = ++open.attempts;
    const place = await this.#placeOf(open.document);
    if (open.attempts !== attempt) return await open.located;
    if (this.#open.get(open.document.uri) === open) this.#move(open, place);
    return open.place;
  }

  async #placeOf(document: TextDocument): Promise<Located | undefined> {
    const located = await this.#workspaces.locate(document.uri);
    if (!located?.settings.enable) return undefined;
    return isPage(document, located) || (await isSource(located)) ? located : undefined;
  }

  #move(open: Open, place: Located | undefined): void {
    const { document, place: before } = open;
    open.place = place;
    if (before && (before.root !== place?.root || before.path !== place.path)) this.#take(before);
    if (place) {
      place.root.openUris.set(place.path, document.uri);
      this.#give(open, place);
    } else if (before) this.#events.onClose(document, before);
  }

  #changed(document: TextDocument): void {
    const open = this.#open.get(document.uri);
    if (!open) return;
    open.document = document;
    open.stamp = ++this.#stampCount;
    const { place } = open;
    // One that is still being located gives its text then.
    if (!place) return;
    clearTimeout(open.timer);
    if (isPage(document, place)) this.#give(open, place);
    else open.timer = setTimeout(() => open.place && this.#give(open, open.place), CONFIGURATION_DELAY);
  }

  #give({ document }: Open, located: Located): void {
    located.root.service.setText(located.path, document.getText());
    this.#events.onText(document, located, isPage(document, located));
  }

  /** To be called when a document was closed. */
  #forget(uri: string): void {
    const open = this.#open.get(uri);
    this.#open.delete(uri);
    if (!open) return;
    clearTimeout(open.timer);
    const { document, place } = open;
    open.place = undefined;
    if (!place) return;
    this.#take(place);
    this.#events.onClose(document, place);
  }

  #take({ root, path }: Located): void {
    root.service.setText(path, undefined);
    root.openUris.delete(path);
  }
}

/** Whether a document may be a page; what else is open can only be part of a configuration. */
function isPage({ languageId }: TextDocument, { path }: Located): boolean {
  return languageId.startsWith('markdown') || ['.md', '.markdown'].includes(extensionOf(path));
}

async function isSource({ root, path }: Located): Promise<boolean> {
  return isConfigurationFile(path) || (await root.service.configurationFiles()).has(path);
}

const NOTHING: TextDocumentContentChangeEvent = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  text: '',
};

/** A change as `TextDocuments` takes it: one that changes nothing still has a version, and one without a version still a text. */
function asChange(
  { textDocument, contentChanges }: DidChangeTextDocumentParams,
  document: TextDocument | undefined,
): DidChangeTextDocumentParams {
  const version = textDocument.version ?? document?.version ?? 0;
  const changes = contentChanges.length > 0 ? contentChanges : [NOTHING];
  return { textDocument: { ...textDocument, version }, contentChanges: changes };
}

/** Applies changes one by one, each range brought to where the text really has something. */
function applyChanges(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): void {
  for (const change of changes) {
    const text = String(change.text);
    if (!('range' in change) || change.range === undefined) {
      TextDocument.update(document, [{ text }], version);
      continue;
    }
    const [a, b] = [change.range.start, change.range.end].map((place) => offsetIn(document, place));
    const start = document.positionAt(Math.min(a ?? 0, b ?? 0));
    const end = document.positionAt(Math.max(a ?? 0, b ?? 0));
    TextDocument.update(document, [{ range: { start, end }, text }], version);
  }
}

function offsetIn(document: TextDocument, { line, character }: Position): number {
  return document.offsetAt({ line: whole(line), character: whole(character) });
}

function whole(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.trunc(value)) : 0;
}
