/** What belongs into the .vsix; nothing else may get into it. A name with a star stands for one or more files. */
export const PACKAGED = [
  'package.json',
  'package.nls.json',
  'package.nls.*.json',
  'l10n/bundle.l10n.*.json',
  'LICENSE',
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

function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
