import { describe, expect, test } from 'vitest';
import { findViolations } from './support/architecture.ts';
import { serverSources } from './support/repo.ts';

test('server/src keeps the one way through the house', () => {
  expect(findViolations(serverSources())).toEqual([]);
});

describe('the check itself', () => {
  test.each([
    ['a later layer', 'text/a.ts', "import { x } from '../rules/b.ts';", 'text must not import rules'],
    [
      'a type from a later layer',
      'text/a.ts',
      "import type { X } from '../lint/b.ts';",
      'must not import lint',
    ],
    ['a re-export over lines', 'text/a.ts', "export {\n  x,\n} from '../lint/b.ts';", 'must not import lint'],
    ['the other transport', 'cli/a.ts', "import { x } from '../lsp/b.ts';", 'cli must not import lsp'],
    [
      'the executable',
      'cli/a.ts',
      "import { x } from '../executable.node.ts';",
      'must not import executable',
    ],
    [
      'the service from below',
      'features/a.ts',
      "import { x } from '../service.ts';",
      'must not import service',
    ],
    ['the parser', 'rules/a.ts', "import type { Root } from 'mdast';", 'knows the Markdown parser'],
    [
      'the parser elsewhere',
      'playbook/parse.ts',
      "import { unified } from 'unified';",
      'the Markdown parser',
    ],
    ['YAML', 'rules/a.ts', "import { parse } from 'yaml';", 'read YAML'],
    [
      'the protocol',
      'cli/a.ts',
      "import { x } from 'vscode-languageserver/node';",
      'language server protocol',
    ],
    [
      'messages from elsewhere',
      'features/a.ts',
      "import { t } from '@vscode/l10n';",
      'where messages come from',
    ],
    ['Node', 'text/a.ts', "import { readFileSync } from 'node:fs';", 'know Node'],
    ['Node without a prefix', 'lsp/server.ts', "const fs = await import('fs');", 'know Node'],
    ['the clock', 'lint/a.ts', 'const today = new Date();', 'time comes in'],
    ['the clock in milliseconds', 'lint/a.ts', 'const now = Date.now();', 'time comes in'],
    ['no ending', 'text/a.ts', "import { x } from './b';", 'write the file ending'],
    ['a new layer', 'utils/a.ts', '', 'no layer'],
    ['a topic of rules', 'features/a.ts', "import { x } from '../rules/page/b.ts';", 'playbook/queries'],
    ['outside', 'cli/a.ts', "import x from '../../../client/src/x.ts';", 'outside server/src'],
  ])('finds %s', (_name, path, text, reason) => {
    expect(findViolations(new Map([[path, text]]))).toEqual([expect.stringContaining(reason)]);
  });

  test.each([
    ['an earlier layer', 'lint/a.ts', "import { x } from '../text/b.ts';"],
    ['data', 'profile/a.ts', "import de from './fasttrack/de.yaml';"],
    ['the parser in its place', 'playbook/markdown/markdown.ts', "import { unified } from 'unified';"],
    ['YAML in its place', 'profile/a.ts', "import { parse } from 'yaml';"],
    ['Node in its place', 'lsp/main.node.ts', "import { argv } from 'node:process';"],
    ['both transports', 'executable.node.ts', "import './cli/a.ts';\nimport './lsp/b.ts';"],
    ['the manifest', 'cli/main.ts', "import { version } from '../../package.json';"],
    ['a given date', 'text/dates.ts', 'const date = new Date(Date.UTC(2026, 0, 1));'],
    ['a comment', 'text/a.ts', "/**\n * import 'node:fs'; Date.now()\n */\n// import 'node:fs';"],
  ])('lets %s pass', (_name, path, text) => {
    expect(findViolations(new Map([[path, text]]))).toEqual([]);
  });

  test('names file and line', () => {
    const text = "import { a } from './b.ts';\n\nimport {\n  x,\n} from 'node:fs';\n";
    expect(findViolations(new Map([['text/a.ts', text]]))).toEqual([
      'text/a.ts:3 imports node:fs: only cli/ and *.node.ts know Node',
    ]);
  });

  test('finds a folder with too many files', () => {
    const many = Array.from({ length: 46 }, (_, index) => [`text/a${index}.ts`, ''] as const);
    expect(findViolations(new Map(many))).toEqual(['text/ has 46 files side by side; at most 45 may be']);
    expect(findViolations(new Map(many.slice(1)))).toEqual([]);
  });

  test('finds two exported types with one name', () => {
    const sources = new Map([
      ['text/a.ts', 'export interface Same {}'],
      ['text/b.ts', 'export type Same = string;\nexport type Other = string;'],
    ]);
    expect(findViolations(sources)).toEqual([
      'Same is exported by text/a.ts and text/b.ts: no two types may have one name',
    ]);
  });

  test('finds a cycle once', () => {
    const sources = new Map([
      ['text/a.ts', "import './b.ts';"],
      ['text/b.ts', "import './c.ts';"],
      ['text/c.ts', "import './b.ts';"],
    ]);
    expect(findViolations(sources)).toEqual(['text/b.ts → text/c.ts → text/b.ts: import cycle']);
  });
});
