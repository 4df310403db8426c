import manifest from '../../package.json';

/** Where the documentation is on the web; `undefined` as long as the package names no home. */
export const DOCUMENTATION = documentationOf(manifest);

/** The address of a rule's documentation. */
export function ruleUrl(rule: string, base = DOCUMENTATION): string | undefined {
  if (base === undefined) return undefined;
  return `${base}/docs/rules/${rule.startsWith('remark/') ? 'remark' : rule}.md`;
}

/**
 * @example documentationOf({ repository: 'https://example.org/a/b.git' }) // 'https://example.org/a/b/blob/main'
 */
export function documentationOf(packageData: object): string | undefined {
  const { homepage, repository } = packageData as { homepage?: unknown; repository?: unknown };
  const address = typeof repository === 'object' && repository ? Object(repository).url : repository;
  const found = [homepage, address].find((candidate) => typeof candidate === 'string' && candidate !== '');
  if (found === undefined) return undefined;
  const url = String(found)
    .replace(/^git\+/, '')
    .replace(/#.*$/, '')
    .replace(/\.git$/, '')
    .replace(/\/$/, '');
  return url.startsWith('https://') ? `${url}/blob/main` : undefined;
}
