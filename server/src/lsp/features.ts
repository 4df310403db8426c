import type { ServerCapabilities } from 'vscode-languageserver';
import { wireCompletion } from './completion.ts';
import { wireNavigation } from './navigation.ts';
import { wireOutline } from './outline.ts';
import type { Pages } from './pages.ts';
import { type WorkspaceFeaturesOptions, wireWorkspaceFeatures } from './workspace-features.ts';

/**
 * Connects the language features: each is a few lines that turn positions into offsets, ask the feature, and turn spans into
 * ranges. Returns what the server then says it can do.
 */
export function wireFeatures(pages: Pages, options: WorkspaceFeaturesOptions): Partial<ServerCapabilities> {
  const { connection, client } = options;
  return {
    ...wireCompletion(connection, pages, client),
    ...wireNavigation(connection, pages, client),
    ...wireOutline(connection, pages, client),
    ...wireWorkspaceFeatures(options),
  };
}
