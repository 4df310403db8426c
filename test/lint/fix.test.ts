import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../server/src/lint/finding.ts';
import { fixesToApply } from '../../server/src/lint/fix.ts';
import { Draft } from '../../server/src/text/draft.ts';
import { applyEdits, conflicts, EditSet, type TextEdit } from '../../server/src/text/edit.ts';

const LENGTH = 40;
const edit = fc
  .tuple(fc.nat(LENGTH), fc.nat(4), fc.string({ maxLength: 3 }))
  .map(([start, length, newText]) => ({ span: { start, end: Math.min(start + length, LENGTH) }, newText }));

/** Takes each edit that conflicts with none before it, as asked of each of them. */
function compatible(edits: readonly TextEdit[]): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const one of edits) if (!taken.some((other) => conflicts(one, other))) taken.push(one);
  return taken;
}

function inSet(edits: readonly TextEdit[]): EditSet {
  const set = new EditSet();
  for (const one of edits) if (!set.conflictsWith(one)) set.add(one);
  return set;
}

test('a set of edits takes those that conflict with none before', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const expected = compatible(edits).sort((a, b) => a.span.start - b.span.start);
      expect(inSet(edits).edits).toEqual(expected);
    }),
  );
});

test('a draft of several passes has the text that applying them one by one gives', () => {
  fc.assert(
    fc.property(fc.array(fc.array(edit, { maxLength: 6 }), { maxLength: 4 }), (passes) => {
      const original = 'abcdefghijklmnopqrstuvwxyz0123456789ABCD';
      const draft = new Draft(original);
      let text = original;
      for (const pass of passes) {
        const edits = inSet(pass).edits.filter(({ span }) => span.end <= text.length);
        draft.apply(edits);
        text = applyEdits(text, edits);
      }
      expect([draft.text, applyEdits(original, draft.edits)]).toEqual([text, text]);
    }),
  );
});

test('a hundred thousand of fixes in several passes come to an end', () => {
  const count = 100_000;
  const text = 'ab'.repeat(count);
  const draft = new Draft(text);
  for (const newText of ['b', 'c', 'd']) {
    const findings = Array.from({ length: count }, (_, index) => {
      const fix = {
        title: newText,
        safe: true,
        edits: [{ span: { start: 2 * index, end: 2 * index + 1 }, newText }],
      };
      return { fixes: [fix] } as unknown as Finding;
    });
    const { edits, postponed } = fixesToApply(findings);
    expect(postponed).toEqual([]);
    draft.apply(edits);
  }
  expect(draft.text).toBe('db'.repeat(count));
  expect(draft.edits).toHaveLength(count);
});
