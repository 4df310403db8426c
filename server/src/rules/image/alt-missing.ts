import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'image/alt-missing',
  scope: 'page',
  severity: 'off',
  summary: 'An image has no text that says what it shows.',
  why: 'Readers who cannot see the image do not know what it shows, nor does a search engine.',
  messages: {
    missing: 'This image has no alternative text. Say between the brackets what it shows.',
  },
  check({ page, report }) {
    for (const { kind, label, span } of page.links)
      if (kind === 'image' && label.text === '') report({ message: 'missing', span });
  },
});
