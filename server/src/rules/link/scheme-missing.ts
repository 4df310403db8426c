import { shorten, writtenLinks } from '../../playbook/queries/link-address.ts';
import { folderOf, join } from '../../text/paths.ts';
import { readTarget } from '../../workspace/link-target.ts';
import { defineRule, replace } from '../rule.ts';

export default defineRule({
  id: 'link/scheme-missing',
  scope: 'workspace',
  severity: 'error',
  summary: 'A web address has no "https://".',
  why: 'Browsers treat the address as a file name, so readers get an error.',
  messages: {
    missing: {
      message: 'Without "https://", "{address}" is treated as a file name.',
      advice: 'Add "https://".',
    },
  },
  check({ page, workspace, report }) {
    for (const { kind, url } of writtenLinks(page)) {
      if (kind === 'autolink') continue;
      const target = readTarget(url.text, page.path);
      if (target.kind !== 'host') continue;
      // A folder or file may have a name like a host's.
      const here = workspace.fileKind(join(folderOf(page.path), target.host));
      if (here === 'file' || here === 'folder') continue;
      const start = { start: url.span.start, end: url.span.start };
      report({
        message: 'missing',
        data: { address: shorten(url.text) },
        span: url.span,
        fixes: [replace(start, 'https://', 'Add "https://"', true)],
      });
    }
  },
});
