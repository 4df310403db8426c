import { defineRule, replace } from '../rule.ts';
import { writtenLinks } from './address.ts';

const LOCALE = /^https?:\/\/([^/?#]+)(\/[a-z]{2}-[a-z]{2})(?=[/?#]|$)/i;

export default defineRule({
  id: 'link/localised-site',
  scope: 'page',
  severity: 'off',
  summary: 'A web address names a language and country, such as /en-us/.',
  why: "Readers get that language whatever their own; without it, most sites choose the reader's.",
  messages: {
    locale:
      '"{locale}" sends every reader to one language. Without it, the site can choose the reader\'s own.',
  },
  options: {
    hosts: {
      type: 'array',
      default: [],
      description:
        'The sites that choose the language by themselves, such as `docs.example.com`; none given: all.',
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
