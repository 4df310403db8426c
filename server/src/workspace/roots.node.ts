import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CONFIGURATION_FILES } from './configuration-files.ts';

/**
 * Finds the workspace of a folder: how far links and translations are looked for. It is the Git work tree that holds the
 * folder, else the topmost folder above it with a configuration file, else the folder itself. (Which configuration counts
 * for a page is another matter: always the nearest.)
 */
export function createRootFinder(): (folder: string) => Promise<string> {
  const marks = new Map<string, Promise<Marks>>();
  const marksOf = (folder: string): Promise<Marks> => {
    const known = marks.get(folder);
    if (known) return known;
    const found = readMarks(folder);
    marks.set(folder, found);
    return found;
  };
  return async (folder) => {
    let configured: string | undefined;
    for (let at = folder; ; at = dirname(at)) {
      const { git, configuration } = await marksOf(at);
      if (git) return at;
      if (configuration) configured = at;
      if (dirname(at) === at) return configured ?? folder;
    }
  };
}

interface Marks {
  readonly git: boolean;
  readonly configuration: boolean;
}

async function readMarks(folder: string): Promise<Marks> {
  const names = new Set(await readdir(folder).catch(() => []));
  // In a work tree beside the main one, `.git` is a file.
  return { git: names.has('.git'), configuration: CONFIGURATION_FILES.some((name) => names.has(name)) };
}
