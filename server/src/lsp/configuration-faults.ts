import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { ConfigurationFault } from '../service.ts';
import { LineIndex } from '../text/lines.ts';
import { SOURCE, severityOf } from './convert.ts';
import type { Root } from './workspaces.ts';

/** Shows what is wrong with configuration files where they stand, whether they are open or not. */
export class ConfigurationFaults {
  readonly #connection: Connection;
  /** Root → URI → what the client has been told, as text. */
  readonly #told = new Map<Root, Map<string, string>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async publish(root: Root): Promise<void> {
    const told = this.#told.get(root) ?? new Map<string, string>();
    this.#told.set(root, told);
    const byFile = new Map<string, ConfigurationFault[]>();
    for (const fault of root.service.configurationFaults())
      byFile.set(fault.path, [...(byFile.get(fault.path) ?? []), fault]);
    const current = new Map<string, Diagnostic[]>();
    for (const [path, faults] of byFile)
      current.set(root.uriOf(path), await diagnosticsOf(faults, path, root));
    for (const uri of told.keys()) if (!current.has(uri)) await this.#tell(uri, [], told);
    for (const [uri, diagnostics] of current) await this.#tell(uri, diagnostics, told);
  }

  /** To be called when a root is used no more. */
  async forget(root: Root): Promise<void> {
    const told = this.#told.get(root) ?? new Map<string, string>();
    this.#told.delete(root);
    for (const uri of [...told.keys()]) await this.#tell(uri, [], told);
  }

  async #tell(uri: string, diagnostics: Diagnostic[], told: Map<string, string>): Promise<void> {
    const text = JSON.stringify(diagnostics);
    if ((told.get(uri) ?? '[]') === text) return;
    if (diagnostics.length > 0) told.set(uri, text);
    else told.delete(uri);
    await this.#connection.sendDiagnostics({ uri, diagnostics }).catch(() => undefined);
  }
}

async function diagnosticsOf(
  faults: readonly ConfigurationFault[],
  path: string,
  root: Root,
): Promise<Diagnostic[]> {
  const text = (await root.service.text(path).catch(() => undefined)) ?? '';
  const lines = new LineIndex(text.replace(/^\ufeff/, ''));
  return faults.map(({ line, column, message, severity }) => {
    const start = { line: line - 1, character: column - 1 };
    const rest = lines.lineText(start.line).slice(start.character);
    return {
      range: { start, end: { ...start, character: start.character + wordLength(rest) } },
      severity: severityOf(severity),
      code: 'configuration',
      source: SOURCE,
      message,
    };
  });
}

/** How much of a line is underlined: the word or quoted text at its beginning. */
function wordLength(line: string): number {
  const word = /^(?:"[^"]*"|'[^']*'|[^\s:,[\]{}"'][^\s,[\]{}:]*)/.exec(line)?.[0];
  return word?.length ?? Math.min(1, line.length);
}
