import type { Attribute, Part, Playbook } from '../../playbook/model.ts';
import { isEmpty, slice, trim } from '../../text/span.ts';
import { defineRule, type Fix, replace } from '../rule.ts';

/** Closing brackets by their opening ones. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['（', '）'],
]);

export default defineRule({
  id: 'attribute/unbalanced',
  scope: 'page',
  severity: 'warning',
  summary: 'A bracket or emphasis marker in a key/value line has no counterpart.',
  why: 'Readers see the stray character and cannot tell what belongs together.',
  messages: {
    'bracket-open': { message: 'The bracket "{mark}" is not closed.', advice: 'Close it or delete it.' },
    'bracket-closed': {
      message: 'The bracket "{mark}" has no opening bracket.',
      advice: 'Delete it or add the opening bracket.',
    },
    emphasis: {
      message: 'The marker "{mark}" has no counterpart, so it is shown as text.',
      advice: 'Add it at both ends of the value.',
    },
    apart: {
      message: 'The marker "{mark}" is separated from its word by a space, so it is shown as text.',
      advice: 'Delete the space.',
    },
  },
  check({ page, report }) {
    for (const attribute of page.attributes) {
      const mark = attribute.unbalanced;
      if (!mark || mark.text === '') continue;
      const { message, fix } = /^[*_]/.test(mark.text)
        ? judgeEmphasis(attribute, mark, page)
        : judgeBracket(attribute, mark);
      report({ message, data: { mark: mark.text }, span: mark.span, ...(fix && { fixes: [fix] }) });
    }
  },
});

interface Judgement {
  readonly message: string;
  readonly fix: Fix | undefined;
}

function judgeBracket({ value }: Attribute, { text, span }: Part): Judgement {
  const closing = PAIRS.get(text);
  if (closing === undefined) return { message: 'bracket-closed', fix: replace(span, '', `Delete "${text}"`) };
  const end = { start: value.span.end, end: value.span.end };
  return { message: 'bracket-open', fix: replace(end, closing, `Add "${closing}" at the end of the value`) };
}

function judgeEmphasis({ valueSource }: Attribute, { text: mark, span }: Part, page: Playbook): Judgement {
  const source = slice(page.text, valueSource);
  const encloses = source.length > 2 * mark.length && source.startsWith(mark) && source.endsWith(mark);
  if (encloses) {
    // The marks are a pair but for the spaces at one end, or at both.
    const inner = { start: valueSource.start + mark.length, end: valueSource.end - mark.length };
    const word = trim(page.text, inner);
    const blanks = [
      { start: inner.start, end: word.start },
      { start: word.end, end: inner.end },
    ].filter((blank) => !isEmpty(blank));
    const edits = blanks.map((blank) => ({ span: blank, newText: '' }));
    return {
      message: 'apart',
      fix: edits.length > 0 ? { title: 'Delete the space', edits, safe: true } : undefined,
    };
  }
  if (span.start <= valueSource.start) {
    const at = { start: valueSource.end, end: valueSource.end };
    return { message: 'emphasis', fix: replace(at, mark, `Add "${mark}" at the end of the value`) };
  }
  const at = { start: valueSource.start, end: valueSource.start };
  return {
    message: 'emphasis',
    fix:
      span.end === valueSource.end ? replace(at, mark, `Add "${mark}" at the start of the value`) : undefined,
  };
}
