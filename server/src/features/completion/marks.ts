import { rules } from '../../rules/registry.ts';
import type { FeatureContext } from '../context.ts';
import type { Cursor } from '../cursor/cursor.ts';
import { t } from '../l10n.ts';
import type { CompletionDraft } from './item.ts';

/** Completes the keyword of an alert; `undefined` when the cursor is at none. */
export function completeAlert(
  { page, profile }: FeatureContext,
  { before, after, offset }: Cursor,
): CompletionDraft[] | undefined {
  const match = /^[ \t]*(?:>[ \t]*)+\[!?([\p{L}\p{M} _-]{0,40})$/u.exec(before);
  if (!match) return undefined;
  const typed = match[1] ?? '';
  const start = offset - typed.length;
  const rest = /^[\p{L}\p{M} _-]{0,40}\]?/u.exec(after)?.[0] ?? '';
  const mark = before.charAt(before.length - typed.length - 1) === '!' ? '' : '!';
  // What goes before the keyword is none of what was typed for it.
  const span = { start, end: rest.endsWith(']') ? offset + rest.length : offset };
  const translations = profile.languages.get(page.language)?.alerts ?? {};
  return profile.alerts.map((keyword): CompletionDraft => {
    const translated = Object.hasOwn(translations, keyword) ? (translations[keyword] ?? []) : [];
    return {
      label: keyword,
      kind: 'keyword',
      detail: translated.length > 0 ? translated.join(' · ') : undefined,
      insert: `${mark}${keyword}]`,
      span,
      filterText: [keyword, ...translated].join(' '),
    };
  });
}

interface Command {
  readonly name: string;
  readonly detail: string;
}

function commands(): readonly Command[] {
  return [
    {
      name: 'playbook-disable-next-line',
      detail: t('suppress findings on the next line or in the next table'),
    },
    { name: 'playbook-disable', detail: t('suppress findings from here on') },
    { name: 'playbook-enable', detail: t('show findings again') },
    { name: 'playbook-disable-file', detail: t('suppress findings on this page') },
  ];
}

/** Completes a comment that switches rules off or on; `undefined` when the cursor is in no comment. */
export function completeSuppression({ before, after, offset }: Cursor): CompletionDraft[] | undefined {
  const opening = before.lastIndexOf('<!--');
  if (opening < 0 || before.indexOf('-->', opening) >= 0) return undefined;
  const content = before.slice(opening + 4);
  const isClosed = after.includes('-->');
  const close = isClosed ? '' : /^\s/.test(after) ? '-->' : ' -->';
  const command = /^[ \t]*([a-z-]*)$/.exec(content);
  if (command) {
    const typed = command[1] ?? '';
    const space = content === '' ? ' ' : '';
    const rest = /^[a-z-]*/.exec(after)?.[0] ?? '';
    // A hyphen that the comment's end begins with is not part of the word.
    const behind = after.slice(rest.length).startsWith('>') ? 0 : rest.length;
    return commands().map(({ name, detail }): CompletionDraft => {
      const span = { start: offset - typed.length, end: offset + behind };
      return { label: name, kind: 'keyword', detail, insert: space + name + close, span };
    });
  }
  return completeRules(content, close, offset);
}

function completeRules(content: string, close: string, offset: number): CompletionDraft[] {
  const match = /^[ \t]*(?:playbook-[a-z-]+)([\s,][^\r\n]*)$/.exec(content);
  const named = match?.[1];
  if (named === undefined || /(?:^|\s)--(?:\s|$)/.test(named)) return [];
  const words = named.split(/[\s,]+/);
  const typed = words.pop() ?? '';
  const present = new Set(words);
  const span = { start: offset - typed.length, end: offset };
  return rules
    .filter(({ id }) => !present.has(id))
    .map(({ id, summary, why }): CompletionDraft => {
      const documentation = () => [summary, why].join('\n\n');
      return { label: id, kind: 'rule', detail: summary, documentation, insert: id + close, span };
    });
}
