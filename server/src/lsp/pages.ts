import {
  type CancellationToken,
  type Location,
  LSPErrorCodes,
  type Position,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FeatureContext, Location as PageLocation } from '../features/context.ts';
import type { Span } from '../text/span.ts';
import type { Activity } from './activity.ts';
import type { Background } from './background.ts';
import type { Client } from './client.ts';
import { Places } from './convert.ts';
import type { Documents } from './documents.ts';
import { type Changes, type MarkedEdit, type PageEdits, workspaceEdit } from './edits.ts';
import type { Log } from './log.ts';
import type { Located, Root } from './workspaces.ts';

export interface PagesOptions {
  readonly documents: Documents;
  readonly background: Background;
  readonly activity: Activity;
  readonly client: Client;
  readonly log: Log;
}

/** Parameters of a request about a document. */
export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

export interface PageRequest<T> {
  /** What the log calls it. */
  readonly name: string;
  /** The answer for a document that is not a playbook, and where the feature fails. */
  readonly empty: T;
  /** Whether every page must have been read before: where an answer that lacks some does harm. */
  readonly needsAllPages?: boolean;
}

/** Between the protocol and the features: finds the page of a request, and never lets an error of a feature through. */
export class Pages {
  readonly #options: PagesOptions;

  constructor(options: PagesOptions) {
    this.#options = options;
  }

  /**
   * Makes a handler of a request about a document.
   *
   * @example
   * connection.onHover(
   *   pages.on({ name: 'Hover', empty: null }, (page, { position }) => page.hover(hover(page.context, page.offset(position)))),
   * );
   */
  on<P extends DocumentParams, T>(
    { name, empty, needsAllPages = false }: PageRequest<T>,
    answer: (page: PageHandlers, params: P, token: CancellationToken) => T | Promise<T>,
  ): (params: P, token: CancellationToken) => Promise<T> {
    const { documents, activity, log, background } = this.#options;
    return async (params, token) => {
      const { uri } = params.textDocument;
      activity.note();
      try {
        const located = await documents.locate(uri);
        const stamp = documents.stampOf(uri);
        if (!located) return empty;
        if (needsAllPages) await this.#readAll(located.root, token);
        const { root, path, explicit } = located;
        const context = await root.service.context(path, { explicit, wait: 'page' });
        background.schedule(root);
        throwIfCancelled(token);
        if (!context) return empty;
        const result = await answer(new PageHandlers(context, located, uri, this.#options), params, token);
        throwIfCancelled(token);
        if (documents.stampOf(uri) !== stamp)
          throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');
        return result;
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        log.error(`${name} failed for "${uri}".`, error);
        return empty;
      }
    };
  }

  async #readAll(root: Root, token: CancellationToken): Promise<void> {
    await root.service.indexAll({
      yieldControl: () => new Promise((resolve) => setTimeout(resolve, 0)),
      isCancelled: () => token.isCancellationRequested,
    });
    throwIfCancelled(token);
  }
}

function throwIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested)
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** The page that a request is about, and how its places and those of others are said in the protocol. */
export class PageHandlers {
  readonly context: FeatureContext;
  readonly located: Located;
  readonly uri: string;
  readonly client: Client;
  readonly places: Places;
  readonly #documents: Documents;
  readonly #others = new Map<string, Promise<Places>>();

  constructor(context: FeatureContext, located: Located, uri: string, { client, documents }: PagesOptions) {
    this.context = context;
    this.located = located;
    this.uri = uri;
    this.client = client;
    this.places = new Places(context.page.text, context.page.lines);
    this.#documents = documents;
  }

  offset(position: Position): number {
    return this.places.offset(position);
  }

  range(span: Span): Range {
    return this.places.range(span);
  }

  span(range: Range): Span {
    return this.places.span(range);
  }

  uriOf(path: string): string {
    return path === this.context.page.path ? this.uri : this.located.root.uriOf(path);
  }

  /** How places on any page are said. */
  placesOf(path: string): Promise<Places> {
    if (path === this.context.page.path) return Promise.resolve(this.places);
    const known = this.#others.get(path) ?? this.#read(path).then((text) => new Places(text));
    this.#others.set(path, known);
    return known;
  }

  async location({ path, span }: PageLocation): Promise<Location> {
    return { uri: this.uriOf(path), range: (await this.placesOf(path)).range(span) };
  }

  locations(found: readonly PageLocation[]): Promise<Location[]> {
    return Promise.all(found.map((one) => this.location(one)));
  }

  async workspaceEdit(
    edits: ReadonlyMap<string, readonly MarkedEdit[]>,
    changes?: Changes,
  ): Promise<WorkspaceEdit> {
    const pages = await Promise.all(
      [...edits].map(
        async ([path, own]): Promise<PageEdits> => ({ path, edits: own, text: await this.#read(path) }),
      ),
    );
    return workspaceEdit(pages, this.located.root, this.#documents, this.client, changes);
  }

  async #read(path: string): Promise<string> {
    const { page } = this.context;
    if (path === page.path) return page.text;
    return (await this.located.root.service.text(path).catch(() => undefined)) ?? '';
  }
}
