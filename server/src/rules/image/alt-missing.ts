import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'image/alt-missing',
  scope: 'page',
  severity: 'off',
  summary: 'An image has no alternative text.',
  why: 'Search engines, and readers who cannot see the image, do not know what it shows.',
  messages: {
    missing: {
      message: 'This image has no alternative text.',
      advice: 'Describe the image between the brackets.',
    },
  },
  check({ page, report }) {
    for (const { kind, label, span } of page.links)
      if (kind === 'image' && label.text === '') report({ message: 'missing', span });
  },
});
