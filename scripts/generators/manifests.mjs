/** What the published packages have in common with the root, which is the one place to set it. */
const SHARED = ['version', 'license', 'bugs', 'homepage'];

/**
 * The manifest of a package, with the fields that it shares.
 *
 * @param {Readonly<Record<string, unknown>>} shared the root's manifest
 * @param {string} text the package's manifest
 * @param {string} directory the package's folder, from the root
 * @returns {string}
 */
export function manifestWith(shared, text, directory) {
  const own = JSON.parse(text);
  for (const field of SHARED) own[field] = shared[field];
  const { repository, keywords } = shared;
  // Words of its own come first.
  own.keywords = [
    ...new Set([...(own.keywords ?? []).filter((word) => !keywords.includes(word)), ...keywords]),
  ];
  own.repository = repository && {
    ...(typeof repository === 'string' ? { type: 'git', url: repository } : repository),
    directory,
  };
  // What is undefined is left out.
  return `${JSON.stringify(own, null, 2)}\n`;
}
