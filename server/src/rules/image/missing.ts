import type { Link, Playbook } from '../../playbook/model.ts';
import { addressOf, shownPath, writtenLinks } from '../../playbook/queries/link-address.ts';
import { extensionOf } from '../../text/paths.ts';
import { createLookup, type Destination } from '../../workspace/destination.ts';
import { changePath, changeSlashes } from '../link/address.ts';
import { createSearch } from '../link/near-files.ts';
import { defineRule, quotedOr, type Report } from '../rule.ts';

export default defineRule({
  id: 'image/missing',
  scope: 'workspace',
  severity: 'error',
  summary: 'An image file does not exist.',
  why: 'Readers see a broken image.',
  messages: {
    missing: {
      message: 'The image "{target}" does not exist.',
      advice: 'Add the file, or correct the path.',
    },
    mistyped: { message: 'The image "{target}" does not exist.', advice: 'Did you mean {suggestions}?' },
    case: {
      message: 'The case of "{target}" does not match the file "{found}".',
      advice: 'Correct it: web servers are case-sensitive, so the image is not shown there.',
    },
    backslash: {
      message: 'The path "{target}" contains a backslash, so the image is not shown.',
      advice: 'Use "/" to separate folders.',
    },
  },
  check(context) {
    const { page, report } = context;
    const lookUp = createLookup(context);
    const searchAll = createSearch(context);
    const search = (path: string) => searchAll(path).filter((near) => extensionOf(near) !== '.md');
    for (const link of writtenLinks(page)) {
      const destination = link.kind === 'image' ? lookUp(link) : undefined;
      const found = destination && reportImage(link, destination, page, search);
      if (found) report({ ...found, span: link.url.span });
    }
  },
});

function reportImage(
  link: Link,
  destination: Destination,
  page: Playbook,
  search: (path: string) => readonly string[],
): Omit<Report, 'span'> | undefined {
  const target = shownPath(link, page);
  switch (destination.kind) {
    case 'other-case': {
      const data = { target, found: addressOf(destination.found, page, link.url.text) };
      return { message: 'case', data, fixes: [changePath(link, destination.found, page, true)] };
    }
    case 'backslash':
      return { message: 'backslash', data: { target }, fixes: [changeSlashes(link, page)] };
    case 'missing':
    case 'folder': {
      const near = search(destination.path);
      const addresses = near.map((path) => addressOf(path, page, link.url.text));
      const fixes = near.map((path) => changePath(link, path, page, false));
      return near.length === 0
        ? { message: 'missing', data: { target } }
        : { message: 'mistyped', data: { target, suggestions: quotedOr(addresses) }, fixes };
    }
    default:
      return undefined;
  }
}
