import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryFiles, root } from './repo.ts';

/** The documents about the product; pages in examples, fixtures and generated rule pages have broken links on purpose. */
const DOCUMENT = /^(?:[^/]+|docs\/(?:rules\/README|[^/]+)|(?:client|server|packages\/[^/]+)\/[^/]+)\.md$/;

test('links between documents lead to a file and a heading', ({ skip }) => {
  const files = repositoryFiles();
  if (!files) return skip('not a git checkout');
  const documents = files.filter((path) => DOCUMENT.test(path));
  expect(documents).toContain('docs/formats.md');
  expect(documents.flatMap(brokenLinks)).toEqual([]);
});

test('anchors of headings are those that GitHub makes', () => {
  expect(headings('# Use a `baseline`, now\n')).toEqual(['use-a-baseline-now']);
});

function brokenLinks(path: string): readonly string[] {
  const links = [...prose(path).matchAll(/\]\(([^)\s:]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => !leadsSomewhere(path, link)).map((link) => `${path}: ${link}`);
}

function leadsSomewhere(path: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? path : normalize(join(dirname(path), file));
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || headings(prose(target)).includes(anchor);
}

/** The anchors of a text's headings, as GitHub makes them. */
function headings(text: string): readonly string[] {
  const titles = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title);
  return titles.map((title) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** A document without its code blocks. */
function prose(path: string): string {
  return readFileSync(join(root, path), 'utf8').replace(/^ *(`{3,})[^`\n]*\n[\s\S]*?^ *\1$/gm, '');
}
