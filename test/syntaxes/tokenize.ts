import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as oniguruma from 'vscode-oniguruma';
import { INITIAL, type IRawGrammar, parseRawGrammar, Registry } from 'vscode-textmate';
import { root } from '../support/repo.ts';

const MARKDOWN = 'text.html.markdown';
const INJECTION = 'playbook.injection';
const require = createRequire(import.meta.url);

/** VS Code's own grammars, as the package collects them; others that Markdown may embed are left out. */
const files: ReadonlyMap<string, string> = new Map([
  [MARKDOWN, require.resolve('tm-grammars/grammars/markdown.json')],
  ['text.html.basic', require.resolve('tm-grammars/grammars/html.json')],
  ['text.html.derivative', require.resolve('tm-grammars/grammars/html-derivative.json')],
  ['source.yaml', require.resolve('tm-grammars/grammars/yaml.json')],
  [INJECTION, join(root, 'syntaxes/playbook.injection.tmLanguage.json')],
]);

/** A piece of a line, and the scopes that the injection gives it, outermost first. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Reads Markdown with VS Code's grammar and the injection, as the editor does. Lines of tokens. */
export async function tokenize(text: string): Promise<readonly (readonly Token[])[]> {
  const grammar = await (await registry()).loadGrammar(MARKDOWN);
  if (!grammar) throw new Error('The Markdown grammar cannot be loaded.');
  let state = INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack, stoppedEarly } = grammar.tokenizeLine(line, state, 10_000);
    if (stoppedEarly) throw new Error(`Reading a line took more than ten seconds: ${line.slice(0, 60)}`);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes,
    }));
  });
}

/**
 * The text with a line below each line in which the injection found something: `^` under the piece, and its own scopes.
 *
 * @example
 * | 4080 | Plan | M | Engineer | All |
 *   ^^^^ constant.numeric.task-id
 */
export async function annotate(text: string): Promise<string> {
  const lines = await tokenize(text);
  return lines
    .map((tokens) => [tokens.map((token) => token.text).join(''), ...marks(tokens)].join('\n'))
    .join('\n');
}

function marks(tokens: readonly Token[]): readonly string[] {
  let at = 0;
  return tokens.flatMap(({ text, scopes }) => {
    const before = ' '.repeat(at);
    at += text.length;
    const own = scopes.filter((scope) => scope.endsWith('.playbook') && !scope.startsWith('meta.'));
    return own.length > 0
      ? [
          `${before}${'^'.repeat(text.length)} ${own.map((scope) => scope.replace(/\.playbook$/, '')).join(' ')}`,
        ]
      : [];
  });
}

let loading: Promise<Registry> | undefined;

function registry(): Promise<Registry> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Registry> {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  return new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const file = files.get(scope);
      return file === undefined ? null : read(file);
    },
    getInjections: (scope) => (scope === MARKDOWN ? [INJECTION] : []),
  });
}

function read(file: string): IRawGrammar {
  return parseRawGrammar(readFileSync(file, 'utf8'), file);
}
