import type { Link } from '../../playbook/model.ts';
import { addressOf, shownPath, writtenLinks } from '../../playbook/queries/link-address.ts';
import { extensionOf, folderOf, join, nameOf } from '../../text/paths.ts';
import { createLookup, type Destination } from '../../workspace/destination.ts';
import { defineRule, quotedOr, type Report, type RuleContext } from '../rule.ts';
import { changePath, changeSlashes } from './address.ts';
import { createSearch, derivedNames } from './near-files.ts';

export default defineRule({
  id: 'link/target-missing',
  scope: 'workspace',
  severity: 'error',
  summary: 'A link leads to a file that does not exist.',
  why: 'Readers get an error instead of the page, and after a next step they do not know how to go on.',
  messages: {
    missing: {
      message: 'This link leads to "{target}", which does not exist.',
      advice: 'Correct the address, or remove the link.',
    },
    'missing-mistyped': {
      message: 'This link leads to "{target}", which does not exist.',
      advice: 'Did you mean {suggestions}?',
    },
    'next-step': {
      message: 'This next step leads to "{target}", which does not exist.',
      advice: 'Correct the address, or remove the link.',
    },
    'next-step-mistyped': {
      message: 'This next step leads to "{target}", which does not exist.',
      advice: 'Did you mean {suggestions}?',
    },
    include: {
      message: 'The included file "{target}" does not exist.',
      advice: 'Correct the path, or remove the include.',
    },
    'include-mistyped': {
      message: 'The included file "{target}" does not exist.',
      advice: 'Did you mean {suggestions}?',
    },
    extension: {
      message: 'This link leads to "{target}", which does not exist.',
      advice: 'Use the full file name "{found}".',
    },
    case: {
      message: 'The case of "{target}" does not match the file "{found}".',
      advice: 'Correct it: web servers are case-sensitive, so this link fails there.',
    },
    backslash: {
      message: 'The path "{target}" contains a backslash, so the link fails.',
      advice: 'Use "/" to separate folders.',
    },
    folder: {
      message: 'This link leads to the folder "{target}", which has no index page.',
      advice: 'Link to a page in the folder.',
    },
    'no-path': { message: '"{target}" is neither a file nor a web address.', advice: 'Correct the address.' },
  },
  check(context) {
    const { page, report } = context;
    const lookUp = createLookup(context);
    const tools: Tools = {
      ...context,
      search: createSearch(context),
      includes: new Set(page.includes.map(({ path }) => path.span.start)),
    };
    for (const link of writtenLinks(page)) {
      const destination = link.kind === 'image' ? undefined : lookUp(link);
      const found = destination && reportLink(link, destination, tools);
      if (found) report({ ...found, span: link.url.span });
    }
  },
});

type Unplaced = Omit<Report, 'span'>;

interface Tools extends RuleContext {
  readonly search: (path: string) => readonly string[];
  /** Where the addresses of included files stand. */
  readonly includes: ReadonlySet<number>;
}

function reportLink(link: Link, destination: Destination, tools: Tools): Unplaced | undefined {
  const { page } = tools;
  const target = shownPath(link, page);
  switch (destination.kind) {
    case 'folder':
      return { message: 'folder', data: { target } };
    case 'backslash':
      return { message: 'backslash', data: { target }, fixes: [changeSlashes(link, page)] };
    case 'other-case': {
      const data = { target, found: addressOf(destination.found, page, link.url.text) };
      return { message: 'case', data, fixes: [changePath(link, destination.found, page, true)] };
    }
    case 'missing':
      return reportMissing(link, destination.path, target, tools);
    default:
      return undefined;
  }
}

function reportMissing(link: Link, path: string, target: string, tools: Tools): Unplaced {
  const { page } = tools;
  const bare = extensionOf(path) === '';
  const found = bare ? withExtension(path, tools) : undefined;
  if (found !== undefined) {
    const certain = nameOf(found) === `${nameOf(path)}.md`;
    const data = { target, found: nameOf(found) };
    return { message: 'extension', data, fixes: [changePath(link, found, page, certain)] };
  }
  const near = tools.search(path);
  if (bare && near.length === 0 && !target.includes('/')) return { message: 'no-path', data: { target } };
  const addresses = near.map((other) => addressOf(other, page, link.url.text));
  const fixes = near.map((other) => changePath(link, other, page, false));
  const kind = kindOf(link, tools);
  const message = near.length === 0 ? kind : `${kind}-mistyped`;
  return { message, data: { target, suggestions: quotedOr(addresses) }, fixes };
}

function kindOf({ url, nextStep }: Link, { includes }: Tools): 'include' | 'next-step' | 'missing' {
  if (includes.has(url.span.start)) return 'include';
  return nextStep ? 'next-step' : 'missing';
}

/** The page that an address without extension means: of its very name, or that name in the page's language. */
function withExtension(path: string, context: RuleContext): string | undefined {
  const name = `${nameOf(path)}.md`;
  return [name, ...derivedNames(name, context)]
    .map((candidate) => join(folderOf(path), candidate))
    .find((candidate) => context.workspace.fileKind(candidate) === 'file');
}
