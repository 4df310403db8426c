import { describe, expect, test } from 'vitest';
import { readRepositoryFile, repositoryFiles } from '../support/repo.ts';

/*
 * What people copy from the documentation must not run a package that is not ours: the names we would like to have on the npm
 * registry belong to others, or to nobody yet.
 */

/** Where "npx" runs what the checkout has: these files are about it. */
const OF_CHECKOUT = new Set(['README.md', 'CONTRIBUTING.md', 'RELEASING.md']);
/** Packages and actions of others, which are meant. */
const OTHERS = new Set(['remark-cli', 'actions', 'github']);

/** What a text has people run that may not be ours, one line each. */
function strangers(path: string, text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const found = [...npxErrors(path, line), ...installErrors(line), ...actionErrors(line)];
    return found.map((name) => `${path}:${index + 1}: ${name}`);
  });
}

function npxErrors(path: string, line: string): readonly string[] {
  // A sentence that warns of it is no command.
  if (/\bdo not run\b/.test(line)) return [];
  const commands = [...line.matchAll(/\b(?:npx|npm (?:exec|x))\s+((?:-\S+\s+)*)([\w@./-]+)/g)];
  return commands.flatMap(([, options = '', name = '']) =>
    options.includes('--no-install') || OF_CHECKOUT.has(path) ? [] : [`npx ${name}`],
  );
}

function installErrors(line: string): readonly string[] {
  const commands = [...line.matchAll(/\b(?:npm|pnpm|yarn) (?:install|i|add)\b((?:(?!\s#)[^`&|;])*)/g)];
  return commands.flatMap(([, operands = '']) =>
    operands
      .split(/\s+/)
      .map((word) => word.replace(/^(["'])(.*)\1$/, '$2'))
      .filter((word) => word !== '' && !word.startsWith('-') && !isOurs(word) && !OTHERS.has(word))
      .map((word) => `npm install ${word}`),
  );
}

/** A file, an address, or what the reader has set. */
function isOurs(word: string): boolean {
  return (
    /^\.{0,2}\//.test(word) || /^(git\+)?https:\/\/<host>\//.test(word) || /^\$\{?[A-Z_]+\}?$/.test(word)
  );
}

function actionErrors(line: string): readonly string[] {
  return [...line.matchAll(/\buses:\s*(?:([\w.-]+)\/|<)/g)].flatMap(([, owner]) =>
    owner === undefined || OTHERS.has(owner) ? [] : [`uses: ${owner}/`],
  );
}

test('no document, template or hook runs a package of strangers', ({ skip }) => {
  const files = repositoryFiles();
  if (!files) return skip('not a git checkout');
  const documents = files.filter(
    (path) =>
      /(\.md|\.ya?ml)$/.test(path) && !/^(test|examples|server\/src|bench|CHANGELOG|ARCHITECTURE)/.test(path),
  );
  expect(documents).toEqual(
    expect.arrayContaining(['action.yml', '.pre-commit-hooks.yaml', 'docs/ci.md', 'templates/gitlab-ci.yml']),
  );
  expect(documents.flatMap((path) => strangers(path, readRepositoryFile(path)))).toEqual([]);
});

describe('the check finds', () => {
  test.each([
    ['npx playbook check', 'npx playbook'],
    ['- run: npx -y playbook-tools-server', 'npx playbook-tools-server'],
    ['npm exec playbook', 'npx playbook'],
    ['npm install --global playbook-tools-server', 'npm install playbook-tools-server'],
    ['`npm i playbook`', 'npm install playbook'],
    ["yarn add 'playbook'", 'npm install playbook'],
    ['      - uses: OWNER/playbook-tools@v1', 'uses: OWNER/'],
  ])('%s', (line, name) => {
    expect(strangers('docs/a.md', line)).toEqual([`docs/a.md:1: ${name}`]);
  });

  test.each([
    'npx --no-install playbook check',
    'npm install && npm test',
    'npm install --save-dev remark-cli ./remark-lint-playbook-0.1.0.tgz',
    'npm install --global "$PLAYBOOK_PACKAGE"',
    "npm install --save-dev 'git+https://<host>/<owner>/<repository>.git#v0.1.0'",
    '      - uses: actions/checkout@v4',
    '      - uses: <owner>/<repository>@<commit>',
  ])('nothing in: %s', (line) => {
    expect(strangers('docs/a.md', line)).toEqual([]);
  });
});
