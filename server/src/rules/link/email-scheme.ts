import { shorten, writtenLinks } from '../../playbook/queries/link-address.ts';
import { folderOf, join } from '../../text/paths.ts';
import { readTarget } from '../../workspace/link-target.ts';
import { defineRule, replace } from '../rule.ts';

export default defineRule({
  id: 'link/email-scheme',
  scope: 'workspace',
  severity: 'error',
  summary: 'A link to an email address has no "mailto:".',
  why: 'Browsers treat the address as a file name, so readers get an error.',
  messages: {
    missing: {
      message: 'Without "mailto:", "{address}" is treated as a file name.',
      advice: 'Add "mailto:".',
    },
  },
  check({ page, workspace, report }) {
    for (const { kind, url } of writtenLinks(page)) {
      if (kind !== 'link' && kind !== 'definition') continue;
      const target = readTarget(url.text, page.path);
      if (target.kind !== 'email') continue;
      // A file may have a name like an address, such as a picture's `a@2x.png`.
      if (workspace.fileKind(join(folderOf(page.path), target.address)) === 'file') continue;
      const start = { start: url.span.start, end: url.span.start };
      report({
        message: 'missing',
        data: { address: shorten(target.address) },
        span: url.span,
        fixes: [replace(start, 'mailto:', 'Add "mailto:"', true)],
      });
    }
  },
});
