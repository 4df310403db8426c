import { posix } from 'node:path';

/** What belongs into the .vsix; nothing else may get into it. A name with a star stands for one or more files. */
export const PACKAGED = [
  'package.json',
  'package.nls.json',
  'package.nls.*.json',
  'l10n/bundle.l10n.*.json',
  'LICENSE',
  'THIRD-PARTY-NOTICES',
  'CHANGELOG.md',
  'client/README.md',
  'media/icon.png',
  'media/walkthrough/*.svg',
  'syntaxes/playbook.injection.tmLanguage.json',
  'server/schemas/playbook.config.schema.json',
  'server/dist/cli.mjs',
  'server/dist/cli/*.mjs',
  'dist/client/extension.node.js',
  'dist/client/extension.browser.js',
  'dist/server/main.node.js',
  'dist/server/main.browser.js',
];

/**
 * Compares the files of a package with what belongs into it.
 *
 * @param {readonly string[]} files
 * @returns {{ missing: string[], extra: string[] }}
 */
export function compareWithPackaged(files) {
  const patterns = PACKAGED.map((name) => new RegExp(`^${name.split('*').map(literal).join('[^/]+')}$`));
  return {
    missing: PACKAGED.filter((_, index) => !files.some((file) => patterns[index].test(file))),
    extra: files.filter((file) => !patterns.some((pattern) => pattern.test(file))),
  };
}

/** Where the command line begins. */
export const ENTRY = 'server/dist/cli.mjs';

/**
 * Compares the pieces of the command line with those that it loads.
 *
 * @param {ReadonlyMap<string, string>} pieces their texts by path
 * @returns {{ missing: string[], unused: string[] }}
 */
export function comparePieces(pieces) {
  const reached = new Set([ENTRY]);
  const missing = [];
  // What is added on the way is visited, too.
  for (const path of reached) {
    const text = pieces.get(path);
    if (text === undefined) missing.push(path);
    else for (const name of importsIn(text)) reached.add(posix.join(posix.dirname(path), name));
  }
  return { missing, unused: [...pieces.keys()].filter((path) => !reached.has(path)) };
}

/** The relative paths in `from "./a.mjs"`, `import "./a.mjs"` and `import("./a.mjs")`. */
function importsIn(text) {
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map(([, name]) => name);
}

function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
