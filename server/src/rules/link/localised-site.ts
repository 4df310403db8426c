import { writtenLinks } from '../../playbook/queries/link-address.ts';
import { defineRule, replace } from '../rule.ts';

const LOCALE = /^https?:\/\/([^/?#]+)(\/[a-z]{2}-[a-z]{2})(?=[/?#]|$)/i;

export default defineRule({
  id: 'link/localised-site',
  scope: 'page',
  severity: 'off',
  summary: 'A web address contains a locale, such as /en-us/.',
  why: "Every reader gets that language; without it, most sites choose the reader's own.",
  messages: {
    locale: {
      message: '"{locale}" sends every reader to the same language.',
      advice: "Remove it, so that the site can choose the reader's language.",
    },
  },
  options: {
    hosts: {
      type: 'array',
      default: [],
      description:
        'Sites that choose the language themselves, such as `docs.example.com`. If empty, all sites.',
    },
  },
  check({ page, option, report }) {
    const hosts = option<readonly string[]>('hosts').map((host) => host.toLowerCase());
    for (const { url } of writtenLinks(page)) {
      const match = LOCALE.exec(url.raw);
      const [, host = '', locale = ''] = match ?? [];
      if (!match || (hosts.length > 0 && !hosts.includes(host.toLowerCase()))) continue;
      const start = url.span.start + match[0].length - locale.length;
      const span = { start, end: start + locale.length };
      report({
        message: 'locale',
        data: { locale: `${locale}/` },
        span,
        fixes: [replace(span, '', `Remove "${locale}"`)],
      });
    }
  },
});
