import type { Playbook } from '../../playbook/model.ts';
import type { Span } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'page/conflict-marker',
  scope: 'page',
  severity: 'error',
  summary: 'The page contains Git conflict markers.',
  why: 'Readers see both versions of the text and the markers between them.',
  messages: {
    conflict: {
      message: 'This merge conflict is not resolved.',
      advice: 'Keep the correct version, and delete the other one and the markers.',
    },
    marker: {
      message: 'This line is a leftover conflict marker.',
      advice: 'Check the text around it, then delete the marker.',
    },
  },
  check({ page, report }) {
    for (const marks of conflictsOf(page)) {
      const [first, ...others] = marks;
      if (!first) continue;
      report({
        message: marks.length > 1 ? 'conflict' : 'marker',
        span: first,
        fixes: fixesFor(marks, page),
        related: others.map((span) => ({ message: 'This marker belongs to the same conflict.', span })),
      });
    }
  },
});

/** The marks of each conflict: from one that opens to the one that closes. */
function conflictsOf(page: Playbook): Span[][] {
  const conflicts: Span[][] = [];
  let open = false;
  for (const span of page.conflictMarkers) {
    const sign = page.text[span.start];
    if (sign === '<' || !open) conflicts.push([]);
    conflicts.at(-1)?.push(span);
    open = sign !== '>';
  }
  return conflicts;
}

/**
 * Nobody but the writer knows which version is right, so each choice is offered where the marks are complete. Between the two
 * versions Git may show, behind a mark of pipes, what both came from; that goes in any case.
 */
function fixesFor(marks: readonly Span[], page: Playbook): Fix[] {
  const signs = marks.map(({ start }) => page.text[start]).join('');
  const first = marks[0];
  const last = marks.at(-1);
  const middle = marks.at(-2);
  if (marks.length === 1 && first) return [deletion('Delete the marker', [lines(first, first, page)])];
  if (!/^<\|?=>$/.test(signs) || !first || !middle || !last) return [];
  const base = marks[1] ?? middle;
  return [
    deletion('Keep the first version', [lines(first, first, page), lines(base, last, page)]),
    deletion('Keep the second version', [lines(first, middle, page), lines(last, last, page)]),
    deletion('Keep both versions', [
      lines(first, first, page),
      lines(base, middle, page),
      lines(last, last, page),
    ]),
  ];
}

function deletion(title: string, spans: readonly Span[]): Fix {
  return { title, edits: spans.map((span) => ({ span, newText: '' })), safe: false };
}

/** The whole lines from one mark to another, line ends included. */
function lines(from: Span, to: Span, page: Playbook): Span {
  return {
    start: page.lines.fullLine(page.lines.lineAt(from.start)).start,
    end: page.lines.fullLine(page.lines.lineAt(to.start)).end,
  };
}
