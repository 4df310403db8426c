import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Draft } from '../../server/src/text/draft.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/edit.ts';

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

test('several passes become edits of the first text', () => {
  const draft = new Draft('one two three');
  draft.apply([edit(0, 3, 'eins'), edit(4, 7, '')]);
  expect(draft.text).toBe('eins  three');
  draft.apply([edit(4, 6, ' '), edit(11, 11, '!')]);
  expect(draft.text).toBe('eins three!');
  expect(draft.edits).toEqual([edit(0, 8, 'eins '), edit(13, 13, '!')]);
});

test('nothing done is no edit', () => {
  expect(new Draft('').edits).toEqual([]);
  expect(new Draft('abc').edits).toEqual([]);
});

/** Edits of a text of some length, none overlapping. */
function someEdits(length: number): fc.Arbitrary<TextEdit[]> {
  const offsets = fc.uniqueArray(fc.nat({ max: length }), { maxLength: 6 });
  return fc
    .tuple(offsets, fc.array(fc.string({ maxLength: 3 }), { minLength: 3, maxLength: 3 }))
    .map(([found, texts]) => {
      const sorted = [...found].sort((a, b) => a - b);
      const edits: TextEdit[] = [];
      for (let i = 0; i + 1 < sorted.length; i += 2)
        edits.push(edit(sorted[i] ?? 0, sorted[i + 1] ?? 0, texts[i / 2] ?? ''));
      return edits;
    });
}

test('the edits of all passes give what the passes gave', () => {
  const cases = fc.string({ maxLength: 20 }).chain((text) =>
    someEdits(text.length).chain((first) => {
      const between = applyEdits(text, first);
      return someEdits(between.length).map((second) => ({ text, first, second, between }));
    }),
  );
  fc.assert(
    fc.property(cases, ({ text, first, second, between }) => {
      const draft = new Draft(text);
      draft.apply(first);
      draft.apply(second);
      expect(draft.text).toBe(applyEdits(between, second));
      expect(applyEdits(text, draft.edits)).toBe(draft.text);
    }),
  );
});
