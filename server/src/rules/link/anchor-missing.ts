import type { Link } from '../../playbook/model.ts';
import { nearest } from '../../text/words.ts';
import { nameOf } from '../../workspace/paths.ts';
import { readTarget, type Target } from '../../workspace/targets.ts';
import { defineRule, either, type Report, type RuleContext, replace } from '../rule.ts';
import { anchorSpan, shorten, writtenLinks } from './address.ts';
import { createLookup } from './destination.ts';

export default defineRule({
  id: 'link/anchor-missing',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A link leads to a place on a page that the page does not have.',
  why: 'Readers land at the top of the page and have to search.',
  messages: {
    here: 'No heading of this page has the anchor "#{anchor}", so the link does nothing. {advice}',
    there:
      'No heading of "{target}" has the anchor "#{anchor}", so readers land at the top of that page. {advice}',
    case: 'The anchor is "#{found}" in small letters; as "#{anchor}" it is not found everywhere.',
  },
  check(context) {
    const anchorsOf = createAnchors(context);
    const search = createSearch();
    for (const link of writtenLinks(context.page)) {
      if (link.kind !== 'link' && link.kind !== 'definition') continue;
      const report = reportOf(link, anchorsOf, search, context.page.path);
      if (report) context.report(report);
    }
  },
});

/** For how many anchors of a page others are searched for: comparing all with all takes long. */
const SEARCHES = 100;

function reportOf(link: Link, anchorsOf: AnchorsOf, search: Search, page: string): Report | undefined {
  const target = readTarget(link.url.text, page);
  if (target.kind !== 'anchor' && target.kind !== 'file') return undefined;
  const written = target.anchor ?? '';
  if (isBuiltIn(written)) return undefined;
  const anchors = anchorsOf(link, target);
  if (anchors === undefined || anchors.has(written)) return undefined;
  const anchor = shorten(written);
  const span = anchorSpan(link);
  const lower = written.toLowerCase();
  if (anchors.has(lower)) {
    const fixes = [replace(span, lower, `Change to "#${lower}"`, true)];
    return { message: 'case', data: { anchor, found: lower }, span, fixes };
  }
  const near = search(written, anchors);
  const advice =
    near.length === 0 ? 'Correct or remove it.' : `Did you mean ${either(near.map((found) => `#${found}`))}?`;
  const fixes = near.map((found) => replace(span, found, `Change to "#${found}"`));
  if (target.kind === 'anchor') return { message: 'here', data: { anchor, advice }, span, fixes };
  return { message: 'there', data: { anchor, advice, target: nameOf(target.path) }, span, fixes };
}

type AnchorsOf = (link: Link, target: Target) => ReadonlySet<string> | undefined;
type Search = (anchor: string, anchors: ReadonlySet<string>) => readonly string[];

function createSearch(): Search {
  let left = SEARCHES;
  return (anchor, anchors) => (left-- > 0 ? nearest(anchor, anchors) : []);
}

/** The anchors of the page that a link leads to; known of playbook pages only. */
function createAnchors(context: RuleContext): AnchorsOf {
  const { page, workspace } = context;
  const lookUp = createLookup(context);
  const own = new Set(page.anchors);
  const others = new Map<string, ReadonlySet<string> | undefined>([[page.path, own]]);
  return (link, target) => {
    if (target.kind === 'anchor') return own;
    const destination = lookUp(link);
    if (destination?.kind !== 'file') return undefined;
    const { path } = destination;
    if (!others.has(path)) {
      const anchors = workspace.facts(path)?.anchors;
      others.set(path, anchors && new Set(anchors));
    }
    return others.get(path);
  };
}

/** Anchors that every page has, and those that mean something else: a tab, a piece of text, a line. */
function isBuiltIn(anchor: string): boolean {
  return anchor === '' || anchor.toLowerCase() === 'top' || /^(?:tab\/|:~:|L\d+(?:-L?\d+)?$)/.test(anchor);
}
