import type { BrokenLink } from '../../playbook/model.ts';
import { hasAttachedTitle, isWrapped, shorten, writtenLinks } from '../../playbook/queries/link-address.ts';
import { type Span, slice, trim } from '../../text/span.ts';
import { readTarget } from '../../workspace/link-target.ts';
import { defineRule, type Fix, type Report, type RuleContext, replace } from '../rule.ts';

/** An address with a title in quotation marks that Markdown does not know. */
const TITLED = /^(\S*?[^\s「『“”„«»‹›"'])\s*(["「『“”„«»‹›])([^「」『』“”„«»‹›"]*)(["」』“”„«»‹›])$/;
/** A title as it should be, behind an address. */
const TITLE = /\s(?:"[^"]*"|'[^']*'|\([^()]*\))$/;
const SPACE = /\s/;

export default defineRule({
  id: 'link/malformed',
  scope: 'workspace',
  severity: 'error',
  summary: 'A link or image is not valid Markdown.',
  why: 'Readers see brackets and an address instead of the link or image.',
  messages: {
    title: {
      message: 'The title is in {marks}, so readers see brackets instead of the {what}.',
      advice: 'Use straight quotes: {title}.',
    },
    glued: {
      message: 'The title {title} is part of the address, which leads nowhere.',
      advice: 'Add a space before the title, and enclose it in straight quotes.',
    },
    'line-end': {
      message: 'The address is split across lines, so readers see brackets instead of the {what}.',
      advice: 'Put it on one line.',
    },
    blank: {
      message: 'The address contains a space, so readers see brackets instead of the {what}.',
      advice: 'Write a space that belongs to the address as "%20".',
    },
    wide: {
      message:
        'The parentheses around the address are full-width, so readers see brackets instead of the {what}.',
      advice: 'Use "(" and ")".',
    },
    unclosed: {
      message: 'The address is not closed, so readers see brackets instead of the {what}.',
      advice: 'Add ")" after the address.',
    },
    other: {
      message: 'This is not valid Markdown, so readers see brackets instead of the {what}.',
      advice: 'Put only the address between the parentheses.',
    },
    wrapped: {
      message: 'The address is enclosed in brackets or quotes, so it leads nowhere.',
      advice: 'Remove them.',
    },
  },
  check(context) {
    for (const broken of context.page.brokenLinks) context.report(reportBrokenLink(broken, context));
    for (const { url, kind } of writtenLinks(context.page)) {
      const titled = hasAttachedTitle(url.text) ? TITLED.exec(url.raw) : undefined;
      if (titled) context.report({ ...titleReport(titled, url.span, kind), message: 'glued' });
      else if (kind !== 'autolink' && isWrapped(url.text)) {
        const inside = unwrapped(url.raw);
        const fixes = [replace(url.span, inside, `Change to "${shorten(inside)}"`, true)];
        context.report({ message: 'wrapped', span: url.span, fixes });
      }
    }
  },
});

function reportBrokenLink(broken: BrokenLink, context: RuleContext): Report {
  const { text } = context.page;
  const inner = trim(text, broken.destination);
  const titled = TITLED.exec(slice(text, inner));
  if (titled) return titleReport(titled, inner, broken.kind);
  const title = TITLE.exec(slice(text, inner));
  const address = title ? { start: inner.start, end: inner.start + title.index } : inner;
  const parentheses = parenthesesReport(broken, address, text);
  if (parentheses) return parentheses;
  const source = slice(text, address);
  const data = { what: broken.kind };
  const { span } = broken;
  // Nobody can tell what was meant by quotation marks within, or by the mark of a quote behind a line end.
  if (!SPACE.test(source) || /"|[\r\n]\s*>/.test(source)) return { message: 'other', data, span };
  const message = /[\r\n]/.test(source) ? 'line-end' : 'blank';
  return { message, data, span, fixes: spaceFixes(source, address, context) };
}

function titleReport(titled: RegExpExecArray, inner: Span, what: string): Report {
  const [, address = '', opening = '', title = '', closing = ''] = titled;
  const span = { start: inner.end - title.length - 2, end: inner.end };
  const gap = { start: inner.start + address.length, end: inner.end };
  const straight = `"${title.trim()}"`;
  return {
    message: 'title',
    data: { what, marks: `${opening}…${closing}`, title: shorten(straight) },
    span,
    fixes: [replace(gap, ` ${straight}`, `Change to ${shorten(straight)}`, true)],
  };
}

/** Parentheses that are full-width or not closed; the fix is certain where nothing but an address is in them. */
function parenthesesReport(
  { kind, destination, span }: BrokenLink,
  address: Span,
  text: string,
): Report | undefined {
  const opening = { start: destination.start - 1, end: destination.start };
  const closing = { start: destination.end, end: span.end };
  const plain = !SPACE.test(slice(text, address));
  if (closing.start === closing.end) {
    const fixes = [{ title: 'Add ")"', edits: [{ span: closing, newText: ')' }], safe: false }];
    return { message: 'unclosed', data: { what: kind }, span: address, fixes: plain ? fixes : [] };
  }
  const wide = [opening, closing].filter((parenthesis) => /[（）]/.test(slice(text, parenthesis)));
  if (wide.length === 0) return undefined;
  const edits = wide.map((parenthesis) => ({
    span: parenthesis,
    newText: parenthesis === opening ? '(' : ')',
  }));
  const fixes = [{ title: 'Use "(" and ")"', edits, safe: plain }];
  return {
    message: 'wide',
    data: { what: kind },
    span: { start: opening.start, end: closing.end },
    fixes: plain ? fixes : [],
  };
}

function unwrapped(address: string): string {
  let end = address.length;
  while (/[)\]}>'"“”„«»」』）]/.test(address.charAt(end - 1))) end--;
  return address.slice(0, end).replace(/^[^a-z]+/i, '');
}

/** A space that belongs to the address is certain where the file has such a name; else it may also have slipped in. */
function spaceFixes(source: string, span: Span, { page, workspace }: RuleContext): Fix[] {
  const target = readTarget(source, page.path);
  const exists = target.kind === 'file' && workspace.fileKind(target.path) === 'file';
  const encode = replace(span, source.replace(/\s+/g, '%20'), 'Replace the space with "%20"', exists);
  const join = replace(span, source.replace(/\s+/g, ''), 'Delete the space');
  if (/[\r\n]/.test(source))
    return [
      { ...join, title: 'Join the lines' },
      { ...encode, safe: false },
    ];
  return exists ? [encode] : [encode, join];
}
