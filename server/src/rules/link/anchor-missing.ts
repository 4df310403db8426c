import type { Link } from '../../playbook/model.ts';
import { anchorSpan, shorten, writtenLinks } from '../../playbook/queries/link-address.ts';
import { nameOf } from '../../text/paths.ts';
import { nearest } from '../../text/words.ts';
import { createLookup } from '../../workspace/destination.ts';
import { type LinkTarget, readTarget } from '../../workspace/link-target.ts';
import { defineRule, quotedOr, type Report, type RuleContext, replace } from '../rule.ts';

export default defineRule({
  id: 'link/anchor-missing',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A link leads to an anchor that does not exist.',
  why: 'Readers land at the top of the page and have to search.',
  messages: {
    here: {
      message: 'No heading on this page has the anchor "#{anchor}".',
      advice: 'Correct or remove the anchor.',
    },
    'here-mistyped': {
      message: 'No heading on this page has the anchor "#{anchor}".',
      advice: 'Did you mean {suggestions}?',
    },
    there: {
      message: 'No heading in "{target}" has the anchor "#{anchor}".',
      advice: 'Correct or remove the anchor.',
    },
    'there-mistyped': {
      message: 'No heading in "{target}" has the anchor "#{anchor}".',
      advice: 'Did you mean {suggestions}?',
    },
    case: {
      message: 'The anchor "#{anchor}" is not in lowercase, so some browsers do not find it.',
      advice: 'Use "#{found}".',
    },
  },
  check(context) {
    const anchorsOf = createAnchors(context);
    const search = createSearch();
    for (const link of writtenLinks(context.page)) {
      if (link.kind !== 'link' && link.kind !== 'definition') continue;
      const report = reportLink(link, anchorsOf, search, context.page.path);
      if (report) context.report(report);
    }
  },
});

/** For how many anchors of a page others are searched for: comparing all with all takes long. */
const SEARCHES = 100;

function reportLink(link: Link, anchorsOf: AnchorsOf, search: Search, page: string): Report | undefined {
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
  const fixes = near.map((found) => replace(span, found, `Change to "#${found}"`));
  const place = target.kind === 'anchor' ? 'here' : 'there';
  const message = near.length === 0 ? place : `${place}-mistyped`;
  const suggestions = quotedOr(near.map((found) => `#${found}`));
  const name = target.kind === 'anchor' ? '' : nameOf(target.path);
  return { message, data: { anchor, suggestions, target: name }, span, fixes };
}

type AnchorsOf = (link: Link, target: LinkTarget) => ReadonlySet<string> | undefined;
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
