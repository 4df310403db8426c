import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { ConfigurationError } from '../service.ts';
import { LineIndex } from '../text/lines.ts';
import { DIAGNOSTIC_SOURCE, severityOf } from './convert.ts';
import type { Root } from './workspaces.ts';

/** Shows what is wrong with configuration files where they stand, whether they are open or not. */
export class ConfigurationDiagnostics {
  readonly #connection: Connection;
  /** Root → URI → what the client has been told, as text. */
  readonly #published = new Map<Root, Map<string, string>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async publish(root: Root): Promise<void> {
    const published = this.#published.get(root) ?? new Map<string, string>();
    this.#published.set(root, published);
    const byFile = new Map<string, ConfigurationError[]>();
    for (const error of root.service.configurationErrors())
      byFile.set(error.path, [...(byFile.get(error.path) ?? []), error]);
    const current = new Map<string, Diagnostic[]>();
    for (const [path, errors] of byFile)
      current.set(root.uriOf(path), await diagnosticsOf(errors, path, root));
    for (const uri of published.keys()) if (!current.has(uri)) await this.#publish(uri, [], published);
    for (const [uri, diagnostics] of current) await this.#publish(uri, diagnostics, published);
  }

  /** To be called when a root is used no more. */
  async forget(root: Root): Promise<void> {
    const published = this.#published.get(root) ?? new Map<string, string>();
    this.#published.delete(root);
    for (const uri of [...published.keys()]) await this.#publish(uri, [], published);
  }

  async #publish(uri: string, diagnostics: Diagnostic[], published: Map<string, string>): Promise<void> {
    const text = JSON.stringify(diagnostics);
    if ((published.get(uri) ?? '[]') === text) return;
    if (diagnostics.length > 0) published.set(uri, text);
    else published.delete(uri);
    await this.#connection.sendDiagnostics({ uri, diagnostics }).catch(() => undefined);
  }
}

async function diagnosticsOf(
  errors: readonly ConfigurationError[],
  path: string,
  root: Root,
): Promise<Diagnostic[]> {
  const text = (await root.service.text(path).catch(() => undefined)) ?? '';
  const lines = new LineIndex(text.replace(/^\ufeff/, ''));
  return errors.map(({ line, column, message, severity }) => {
    const start = { line: line - 1, character: column - 1 };
    const rest = lines.lineText(start.line).slice(start.character);
    return {
      range: { start, end: { ...start, character: start.character + wordLength(rest) } },
      severity: severityOf(severity),
      code: 'configuration',
      source: DIAGNOSTIC_SOURCE,
      message,
    };
  });
}

/** How much of a line is underlined: the word or quoted text at its beginning. */
function wordLength(line: string): number {
  const word = /^(?:"[^"]*"|'[^']*'|[^\s:,[\]{}"'][^\s,[\]{}:]*)/.exec(line)?.[0];
  return word?.length ?? Math.min(1, line.length);
}
