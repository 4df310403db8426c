import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRepositoryFile, root } from '../support/repo.ts';

interface Command {
  readonly command: string;
}

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
}

export interface ProblemPattern {
  readonly regexp: string;
  readonly [group: string]: string | number;
}

/** What the tests look at of the extension's manifest. */
export interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly icon: string;
  readonly l10n: string;
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly Command[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly problemMatchers: readonly { readonly name: string; readonly pattern: ProblemPattern }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly media: { readonly svg: string } }[];
    }[];
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly yamlValidation: readonly { readonly url: string }[];
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[];
  };
}

export const manifest = readJson<Manifest>('package.json');

/** The languages besides English, by VS Code's names. */
export const LOCALES = ['de', 'es', 'ja', 'pt-br', 'zh-cn'];

export function readJson<T>(path: string): T {
  return JSON.parse(readRepositoryFile(path)) as T;
}

export function isInRepository(path: string): boolean {
  return existsSync(join(root, path));
}

/** The client's sources: path from `client/src` → text. */
export function clientSources(): ReadonlyMap<string, string> {
  return sourcesIn('client/src');
}

/** The sources of the server that show something in an editor: path from `server/src` → text. */
export function editorSources(): ReadonlyMap<string, string> {
  return new Map(
    ['features', 'lsp'].flatMap((folder) =>
      [...sourcesIn(`server/src/${folder}`)].map(([path, text]) => [`${folder}/${path}`, text] as const),
    ),
  );
}

function sourcesIn(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'));
  return new Map(paths.map((path) => [path, readRepositoryFile(`${folder}/${path}`)]));
}

/** The numbers of a text's placeholders, sorted: `{0}`. */
export function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\d\}/g)].map(([found]) => found).sort();
}
