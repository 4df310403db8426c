import { describe, expect, test } from 'vitest';
import { readRepositoryFile, repositoryFiles } from './repo.ts';

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly link?: boolean }>>;
}

describe('the lockfile', () => {
  test('ties no package to a download address', () => {
    const { packages } = JSON.parse(readRepositoryFile('package-lock.json')) as Lockfile;
    // A workspace is a link; its "resolved" is its folder.
    const tied = Object.entries(packages).filter(([, { resolved, link }]) => resolved !== undefined && !link);
    expect(tied.map(([path]) => path)).toEqual([]);
  });
});

describe('the repository', () => {
  test('names no package registry', ({ skip }) => {
    const files = repositoryFiles();
    if (!files) return skip('not a git checkout');
    const hosts = registryHosts();
    const naming = files.filter((path) => {
      const text = readRepositoryFile(path);
      return hosts.some((host) => text.includes(host));
    });
    expect(naming).toEqual([]);
  });
});

/** Put together from parts, so that this file passes its own test. */
function registryHosts(): readonly string[] {
  const known = [
    ['registry', 'npmjs', 'org'],
    ['registry', 'yarnpkg', 'com'],
    ['npm', 'pkg', 'github', 'com'],
  ].map((parts) => parts.join('.'));
  const configured = process.env['npm_config_registry'];
  const host = configured === undefined ? '' : new URL(configured).hostname;
  return host.includes('.') && !host.startsWith('127.') ? [...known, host] : known;
}
