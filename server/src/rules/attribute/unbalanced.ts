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
  summary: 'A key/value line with a bracket or emphasis marks that lack their partner.',
  why: 'Readers see the stray mark, and cannot tell what belongs together.',
  messages: {
    'bracket-open': 'The bracket "{mark}" is never closed. Close it, or delete it.',
    'bracket-closed': 'The bracket "{mark}" closes none that was opened. Delete it, or open one.',
    emphasis:
      'The mark "{mark}" has no partner, so it is shown as it stands. Write it at both ends of the value.',
    apart: 'The mark "{mark}" is shown as it stands, since a blank parts it from its word. Delete the blank.',
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
    // The marks are a pair but for the blanks at one end, or at both.
    const inner = { start: valueSource.start + mark.length, end: valueSource.end - mark.length };
    const word = trim(page.text, inner);
    const blanks = [
      { start: inner.start, end: word.start },
      { start: word.end, end: inner.end },
    ].filter((blank) => !isEmpty(blank));
    const edits = blanks.map((blank) => ({ span: blank, newText: '' }));
    return {
      message: 'apart',
      fix: edits.length > 0 ? { title: 'Delete the blank', edits, safe: true } : undefined,
    };
  }
  const title = (place: string) => `Add "${mark}" at the ${place} of the value`;
  if (span.start <= valueSource.start) {
    const at = { start: valueSource.end, end: valueSource.end };
    return { message: 'emphasis', fix: replace(at, mark, title('end')) };
  }
  const at = { start: valueSource.start, end: valueSource.start };
  return {
    message: 'emphasis',
    fix: span.end === valueSource.end ? replace(at, mark, title('beginning')) : undefined,
  };
}
