import type { Link, Playbook } from '../../playbook/model.ts';
import { extensionOf } from '../../workspace/paths.ts';
import { addressOf, changePath, changeSlashes, shownPath, writtenLinks } from '../link/address.ts';
import { createLookup, type Destination } from '../link/destination.ts';
import { createSearch } from '../link/near-files.ts';
import { defineRule, either, type Report } from '../rule.ts';

export default defineRule({
  id: 'image/missing',
  scope: 'workspace',
  severity: 'error',
  summary: 'The file of an image does not exist.',
  why: 'Readers see a broken picture.',
  messages: {
    missing: 'The image "{target}" does not exist. {advice}',
    case: 'The image "{target}" is called "{found}". Web servers tell capitals from small letters, so it is not shown there.',
    backslash: 'Folders in an address are separated by "/". With "\\", the image "{target}" is not shown.',
  },
  check(context) {
    const { page, report } = context;
    const lookUp = createLookup(context);
    const searchAll = createSearch(context);
    const search = (path: string) => searchAll(path).filter((near) => extensionOf(near) !== '.md');
    for (const link of writtenLinks(page)) {
      const destination = link.kind === 'image' ? lookUp(link) : undefined;
      const found = destination && reportOf(link, destination, page, search);
      if (found) report({ ...found, span: link.url.span });
    }
  },
});

function reportOf(
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
      const advice =
        near.length > 0 ? `Did you mean ${either(addresses)}?` : 'Add the file, or correct the address.';
      const fixes = near.map((path) => changePath(link, path, page, false));
      return { message: 'missing', data: { target, advice }, fixes };
    }
    default:
      return undefined;
  }
}
