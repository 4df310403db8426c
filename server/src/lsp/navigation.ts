import {
  type Connection,
  type Definition,
  type DefinitionLink,
  type DocumentHighlight,
  type DocumentLink,
  type Hover,
  type Location,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type DefinitionTarget, definition, locate } from '../features/definition.ts';
import { documentLinks } from '../features/document-links.ts';
import { hover } from '../features/hover/hover.ts';
import type { PagePlace } from '../features/link-paths.ts';
import type { MarkdownSupport } from '../features/markdown-support.ts';
import { documentHighlights, references } from '../features/references.ts';
import { prepareRename, rename } from '../features/rename/rename.ts';
import { ruleUrl } from '../rules/documentation.ts';
import type { Client } from './client.ts';
import type { DocumentParams, PageHandlers, Pages } from './pages.ts';

/** What is known of a place, where else it is spoken of, and how it is renamed everywhere. */
export function wireNavigation(
  connection: Connection,
  pages: Pages,
  client: Client,
): Partial<ServerCapabilities> {
  const support = client.markdown;
  const takesLinks = client.capabilities.textDocument?.definition?.linkSupport === true;

  connection.onHover(
    pages.on({ name: 'Hover', empty: null as Hover | null }, (page, { position }) => {
      const links = { page: (path: string) => page.uriOf(path), rule: (id: string) => ruleUrl(id) };
      const found = hover(page.context, page.offset(position), links);
      if (!found) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value: found.markdown },
        range: page.range(found.span),
      };
    }),
  );
  connection.onDefinition(
    pages.on(
      { name: 'Definition', empty: null as Definition | DefinitionLink[] | null },
      async (page, params) => {
        const found = await definition(page.context, page.offset(params.position), support);
        if (!found) return null;
        if (!takesLinks) return await page.locations(found.targets);
        const origin = page.range(found.origin);
        return await Promise.all(
          found.targets.map(async (target) => ({
            originSelectionRange: origin,
            ...(await linkTo(target, page)),
          })),
        );
      },
    ),
  );
  connection.onReferences(
    pages.on(
      { name: 'References', empty: [] as Location[], needsAllPages: true },
      async (page, { position, context: { includeDeclaration } }) =>
        await page.locations(
          await references(page.context, page.offset(position), { ...support, includeDeclaration }),
        ),
    ),
  );
  connection.onDocumentHighlight(
    pages.on({ name: 'Highlights', empty: [] as DocumentHighlight[] }, (page, { position }) =>
      documentHighlights(page.context, page.offset(position)).map((span) => ({ range: page.range(span) })),
    ),
  );
  wireRename(connection, pages);
  wireLinks(connection, pages, support);
  return {
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentLinkProvider: { resolveProvider: true },
  };
}

async function linkTo(
  { path, span, whole }: DefinitionTarget,
  page: PageHandlers,
): Promise<Omit<DefinitionLink, 'originSelectionRange'>> {
  const places = await page.placesOf(path);
  return {
    targetUri: page.uriOf(path),
    targetRange: places.range(whole),
    targetSelectionRange: places.range(span),
  };
}

function wireRename(connection: Connection, pages: Pages): void {
  connection.onPrepareRename(
    pages.on({ name: 'Rename', empty: null }, (page, { position }) => {
      const found = prepareRename(page.context, page.offset(position));
      return found ? { range: page.range(found.span), placeholder: found.text } : null;
    }),
  );
  connection.onRenameRequest(
    pages.on(
      { name: 'Rename', empty: null as WorkspaceEdit | null, needsAllPages: true },
      async (page, { position, newName }) => {
        const result = await rename(page.context, page.offset(position), newName);
        if ('refused' in result) throw new ResponseError(LSPErrorCodes.RequestFailed, result.refused);
        return await page.workspaceEdit(result.edits, result.changes);
      },
    ),
  );
}

/** What a link carries until it is followed. */
interface LinkData extends PagePlace {
  readonly page: string;
}

function wireLinks(connection: Connection, pages: Pages, support: MarkdownSupport): void {
  connection.onDocumentLinks(
    pages.on({ name: 'Links', empty: [] as DocumentLink[] }, (page) =>
      documentLinks(page.context, support).map(({ span, path, anchor }): DocumentLink => {
        const range = page.range(span);
        if (anchor === undefined) return { range, target: page.uriOf(path) };
        const data: LinkData = { page: page.uri, path, anchor };
        return { range, data };
      }),
    ),
  );
  const resolve = pages.on(
    { name: 'Links', empty: undefined as string | undefined },
    async (page, { path, anchor }: DocumentParams & PagePlace) => {
      const place = await locate({ path, anchor }, page.context);
      const line = place && (await page.location(place)).range.start.line + 1;
      // Editors that know links of Markdown take a line behind the sign.
      return page.uriOf(path) + (support.knowsLinks && line ? `#L${line}` : '');
    },
  );
  connection.onDocumentLinkResolve(async (link, token) => {
    const data = link.data as LinkData | undefined;
    const target = data && (await resolve({ textDocument: { uri: data.page }, ...data }, token));
    return target ? { ...link, target } : link;
  });
}
