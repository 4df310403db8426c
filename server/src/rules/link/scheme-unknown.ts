import type { Link } from '../../playbook/model.ts';
import { brokenStart, writtenLinks } from '../../playbook/queries/link-address.ts';
import { nearest } from '../../text/words.ts';
import { readTarget } from '../../workspace/link-target.ts';
import { defineRule, quotedOr, type Report, type RuleContext, replace } from '../rule.ts';

/** What addresses usually begin with. */
const USUAL = ['https', 'http', 'mailto', 'tel', 'ftp'];
/** Others that exist and look like one of the usual. */
const ALSO_KNOWN = new Set([...USUAL, 'ftps', 'sftp', 'tftp', 'telnet', 'rtp', 'ntp', 'file']);

export default defineRule({
  id: 'link/scheme-unknown',
  scope: 'page',
  severity: 'error',
  summary: 'The scheme of a web address is mistyped.',
  why: 'Browsers cannot open such an address.',
  messages: {
    mistyped: { message: '"{scheme}:" is not a known scheme.', advice: 'Did you mean {suggestions}?' },
    punctuation: {
      message: '"{start}" is mistyped, so the link fails.',
      advice: 'Start the address with "{expected}".',
    },
  },
  check(context) {
    for (const link of writtenLinks(context.page)) {
      const report = link.kind === 'autolink' ? undefined : reportLink(link, context);
      if (report) context.report(report);
    }
  },
});

function reportLink({ url }: Link, { page }: RuleContext): Report | undefined {
  const broken = brokenStart(url.text);
  if (broken) {
    const start = url.text.slice(0, broken.length);
    const expected = `${broken.scheme}://`;
    const span = schemeSpan(start, url);
    const fixes = [replace(span, expected, `Change to "${expected}"`, true)];
    return { message: 'punctuation', data: { start, expected }, span, fixes };
  }
  const target = readTarget(url.text, page.path);
  if (target.kind !== 'other' && target.kind !== 'web') return undefined;
  const { scheme } = target;
  const suggestions = ALSO_KNOWN.has(scheme) ? [] : nearest(scheme, USUAL);
  if (suggestions.length === 0) return undefined;
  const span = schemeSpan(url.text.slice(0, scheme.length), url);
  return {
    message: 'mistyped',
    data: { scheme, suggestions: quotedOr(suggestions.map((usual) => `${usual}:`)) },
    span,
    fixes: suggestions.map((usual) => replace(span, usual, `Change to "${usual}:"`)),
  };
}

/** Where the first characters of an address stand: behind invisible ones, if there are any. */
function schemeSpan(start: string, { raw, span }: Link['url']) {
  const at = span.start + Math.max(0, raw.indexOf(start));
  return { start: at, end: at + start.length };
}
