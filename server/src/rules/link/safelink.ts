import { shorten, writtenLinks } from '../../playbook/queries/link-address.ts';
import { globMatcher } from '../../profile/glob.ts';
import type { LinksDefinition } from '../../profile/types.ts';
import { readTarget } from '../../workspace/link-target.ts';
import { defineRule, replace } from '../rule.ts';

/** How often a gateway may have wrapped what a gateway had wrapped. */
const DEEPEST = 5;

export default defineRule({
  id: 'link/safelink',
  scope: 'page',
  severity: 'warning',
  summary: 'A web address is wrapped by a mail gateway.',
  why: "The gateway sees every click, the link breaks when the gateway is gone, and the address often contains a colleague's email address.",
  messages: {
    wrapped: {
      message: 'This address is wrapped by a mail gateway ({host}).',
      advice: 'Link to "{address}" directly.',
    },
    unreadable: {
      message: 'This address is wrapped by a mail gateway ({host}), and the original address cannot be read.',
      advice: 'Replace it with the original address.',
    },
  },
  check({ page, profile, report }) {
    for (const { url } of writtenLinks(page)) {
      const target = readTarget(url.text, page.path);
      if (target.kind !== 'web') continue;
      const gateway = gatewayOf(url.text, profile.links);
      if (!gateway) continue;
      const address = unwrap(url.text, profile.links);
      if (address === undefined)
        report({ message: 'unreadable', data: { host: target.host }, span: url.span });
      else {
        const fixes = [replace(url.span, address, `Change to "${shorten(address)}"`, true)];
        report({
          message: 'wrapped',
          data: { host: target.host, address: shorten(address) },
          span: url.span,
          fixes,
        });
      }
    }
  },
});

type Gateway = NonNullable<LinksDefinition['unwrap']>[number];

function gatewayOf(address: string, links: LinksDefinition): Gateway | undefined {
  const target = readTarget(address, '');
  if (target.kind !== 'web') return undefined;
  return links.unwrap?.find(({ host }) => globMatcher([host.toLowerCase()])(target.host));
}

/** The address inside, with nothing in it that would end a link's address or a table's cell. */
function unwrap(address: string, links: LinksDefinition): string | undefined {
  let current = address;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const gateway = gatewayOf(current, links);
    if (!gateway) return current === address ? undefined : encode(current);
    const inside = parameterOf(current, gateway.parameter);
    if (inside === undefined || !/^(?:https?:\/\/[^/?#]|mailto:)/i.test(inside)) return undefined;
    current = inside;
  }
  return undefined;
}

function encode(address: string): string {
  // encodeURIComponent leaves parentheses as they are.
  const escaped = (char: string) => encodeURIComponent(char).replace('(', '%28').replace(')', '%29');
  return address.replace(/[\s\p{Cc}<>()[\]{}"\\|`^]/gu, escaped);
}

/** The value of a query parameter, percent-encoding resolved once. */
function parameterOf(address: string, name: string): string | undefined {
  const query = /\?([^#]*)/.exec(address)?.[1] ?? '';
  const value = query
    .split(/&amp;|&/)
    .find((part) => part.toLowerCase().startsWith(`${name.toLowerCase()}=`))
    ?.slice(name.length + 1);
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
