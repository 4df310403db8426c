import { slice } from '../text/span.ts';
import { tidy } from '../text/words.ts';
import type { Block } from './markdown/types.ts';
import type { Part, Suppression } from './model.ts';

const COMMAND = /^\s*playbook-(disable-next-line|disable-file|disable|enable)(?=[\s,]|$)/;

/**
 * The comments that switch rules off and on. Those in code are no comments.
 *
 * @example `<!-- playbook-disable-next-line link/missing-file, task/role-unknown -- the page comes next month -->`
 */
export function readSuppressions(blocks: readonly Block[], text: string): Suppression[] {
  const areas = blocks.flatMap(({ kind, span, inlines }) =>
    kind === 'html'
      ? [span]
      : inlines.filter((inline) => inline.kind === 'html').map((inline) => inline.span),
  );
  return areas.flatMap((area) => {
    const found: Suppression[] = [];
    for (let start = text.indexOf('<!--', area.start); start >= 0 && start < area.end; ) {
      const end = text.indexOf('-->', start + 4);
      if (end < 0 || end + 3 > area.end) break;
      const suppression = readComment(text, start, end);
      if (suppression) found.push(suppression);
      start = text.indexOf('<!--', end);
    }
    return found;
  });
}

function readComment(text: string, start: number, end: number): Suppression | undefined {
  const from = start + 4;
  const content = text.slice(from, end);
  const command = COMMAND.exec(content);
  const action = command?.[1] as Suppression['action'] | undefined;
  if (!command || action === undefined) return undefined;
  const rest = content.slice(command[0].length);
  const dashes = /(?:^|\s)--(?=\s|$)/.exec(rest);
  const reason = dashes ? tidy(rest.slice(dashes.index + dashes[0].length)) : '';
  return {
    action,
    rules: ruleNames(text, from + command[0].length, dashes ? rest.slice(0, dashes.index) : rest),
    span: { start, end: end + 3 },
    reason: reason === '' ? undefined : reason,
  };
}

function ruleNames(text: string, offset: number, names: string): Part[] {
  return [...names.matchAll(/[^\s,]+/g)].map(({ index, 0: name }) => {
    const span = { start: offset + index, end: offset + index + name.length };
    return { span, text: slice(text, span) };
  });
}
