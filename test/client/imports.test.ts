import { expect, test } from 'vitest';
import { clientSources } from './manifest.ts';

/** What the client may know of the server: the protocol between them, and what the built-in profile's pages look like. */
const OF_THE_SERVER = new Set(['lsp/protocol.ts', 'profile/types.ts', 'profile/fasttrack/profile.yaml']);

test('the client knows no more of the server than it must', () => {
  const foreign = imports().filter(({ specifier }) => specifier.includes('server/src/'));
  const names = foreign.map(({ specifier }) => specifier.replace(/^.*server\/src\//, ''));
  expect(names.filter((name) => !OF_THE_SERVER.has(name))).toEqual([]);
});

test('nothing of Node is needed where there is none', () => {
  expect(imports().filter(({ specifier }) => specifier.startsWith('node:'))).toEqual([]);
  const onlyThere = [...clientSources()].filter(([, text]) => /\bprocess\./.test(text)).map(([path]) => path);
  expect(onlyThere).toEqual(['extension.node.ts']);
});

test('what runs before there are playbooks does not load the language client', () => {
  expect([...loadedBy('activation.ts')].filter((name) => name.startsWith('vscode-'))).toEqual([]);
});

interface Import {
  readonly path: string;
  readonly specifier: string;
}

/** Imports that are there when the program runs. */
function imports(): readonly Import[] {
  return [...clientSources()].flatMap(([path, text]) =>
    [...text.matchAll(/^(?:import|export)\b(?!\s+type\b)[^;]*?from '([^']+)'/gm)].map(
      ([, specifier = '']) => ({
        path,
        specifier,
      }),
    ),
  );
}

/** All that a file loads at once, and the files it names. */
function loadedBy(start: string): ReadonlySet<string> {
  const all = imports();
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const { path, specifier } of all)
      if (path === file) visit(specifier.startsWith('./') ? specifier.slice(2) : specifier);
  };
  visit(start);
  return found;
}
