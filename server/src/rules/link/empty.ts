import type { Link, Playbook } from '../../playbook/model.ts';
import { shorten } from '../../playbook/queries/link-address.ts';
import { slice } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'link/empty',
  scope: 'page',
  severity: 'error',
  summary: 'A link or image has no address, or a link has no text.',
  why: 'A link without an address leads nowhere, and a link without text is invisible.',
  messages: {
    link: {
      message: 'The link "{label}" has no address.',
      advice: 'Add one between the parentheses, or remove the link.',
    },
    image: {
      message: 'This image has no address, so nothing is shown.',
      advice: 'Add one between the parentheses, or remove the image.',
    },
    label: {
      message: 'This link has no text, so readers cannot see it.',
      advice: 'Add text between the brackets, or remove the link.',
    },
  },
  check({ page, report }) {
    for (const link of page.links) {
      if (link.kind === 'autolink' || link.kind === 'definition') continue;
      if (hasNoAddress(link, page)) {
        report({ message: link.kind, data: { label: shorten(link.label.text) }, span: link.span });
      } else if (
        link.kind === 'link' &&
        isBlank(link.label.text) &&
        isBlank(slice(page.text, link.label.span))
      ) {
        report({ message: 'label', span: link.span });
      }
    }
  },
});

/** An address that consists of invisible characters is none. A link by reference has its address elsewhere. */
function hasNoAddress({ span, url }: Link, page: Playbook): boolean {
  return isBlank(url.text) && page.text[span.end - 1] === ')';
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
