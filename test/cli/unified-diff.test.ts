import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../server/src/cli/fix/unified-diff.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/edit.ts';
import { fuzz } from '../support/fuzz.ts';
import { runGit } from './git.ts';
import { makeProject } from './project.ts';

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

describe('unified diff', () => {
  test('shows three lines around a change', () => {
    const text = '1\n2\n3\n4\n5\n6\n7\n8\n9\n';
    expect(unifiedDiff('a.md', text, [edit(8, 9, 'five')])).toBe(
      '--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
    );
  });

  test('says where the last line has no end', () => {
    expect(unifiedDiff('a.md', 'one\ntwo', [edit(7, 7, '!\n')])).toBe(
      '--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+two!\n',
    );
    expect(unifiedDiff('a.md', 'one\ntwo', [edit(0, 1, 'O')])).toBe(
      '--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-one\n+One\n two\n\\ No newline at end of file\n',
    );
  });

  test('keeps carriage returns, and is empty where nothing changes', () => {
    expect(unifiedDiff('a.md', 'a\r\nb\r\n', [edit(0, 1, 'A')])).toBe(
      '--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-a\r\n+A\r\n b\r\n',
    );
    expect(unifiedDiff('a.md', 'a\nb\n', [edit(0, 1, 'a')])).toBe('');
    expect(unifiedDiff('a.md', 'a\nb\n', [])).toBe('');
  });

  test('writes names as Git does', () => {
    const head = (path: string) => unifiedDiff(path, 'a\n', [edit(0, 1, 'b')]).split('@@')[0];
    expect(head('a b.md')).toBe('--- a/a b.md\t\n+++ b/a b.md\t\n');
    expect(head('a\nb".md')).toBe('--- "a/a\\nb\\".md"\n+++ "b/a\\nb\\".md"\n');
    expect(head('ü 100%.md')).toBe('--- a/ü 100%.md\t\n+++ b/ü 100%.md\t\n');
  });

  test('is what Git applies, whatever the edits', async () => {
    const root = await makeProject({ 'a b.md': '' });
    const piece = fc.constantFrom('a', 'b', '\n', '\r\n', '\n\n', 'ü', 'x\ny', '');
    const texts = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
    const cuts = fc.array(fc.tuple(fc.nat(60), fc.nat(6), texts), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(texts, cuts, async (text, wanted) => {
        const edits: TextEdit[] = [];
        for (const [at, length, newText] of [...wanted].sort(([a], [b]) => a - b)) {
          const start = Math.max(Math.min(at, text.length), (edits.at(-1)?.span.end ?? -1) + 1);
          if (start <= text.length) edits.push(edit(start, Math.min(start + length, text.length), newText));
        }
        const after = applyEdits(text, edits);
        const diff = unifiedDiff('a b.md', text, edits);
        expect(diff === '').toBe(after === text);
        // Git takes a patch that empties a file, or fills an empty one, for a deletion or creation.
        if (diff === '' || after === '' || text === '') return;
        await writeFile(join(root, 'a b.md'), text);
        await writeFile(join(root, 'patch'), diff);
        runGit(root, 'apply', '--whitespace=nowarn', 'patch');
        expect(await readFile(join(root, 'a b.md'), 'utf8')).toBe(after);
      }),
      fuzz(60),
    );
  });
});
