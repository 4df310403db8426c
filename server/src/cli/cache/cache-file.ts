import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openReportFile } from '../report-file.ts';
import { reasonOf } from '../system-error.ts';
import { BUILD } from './build.ts';
import { digestOfText } from './digest.ts';

/** A folder in which runs leave what may save later ones some work. */
export interface CacheFolder {
  /**
   * The lines that were written under a name by this very build of the program, whole and unharmed; `undefined` for none.
   */
  read(name: string): readonly string[] | undefined;
  /** Replaces what is kept under a name. Whatever goes wrong is told to `say` once, and nothing is half written. */
  write(name: string, lines: Iterable<string>): void;
}

/**
 * @param given as the caller wrote it; by default the place where tools leave such things
 * @param say what people should know, none of which stops the run
 */
export function openCacheFolder(
  given: string | undefined,
  cwd: string,
  say: (message: string) => void,
): CacheFolder {
  const folder = given === undefined ? defaultFolder(cwd) : resolve(cwd, given);
  let failed = false;
  const fail = (what: string, error: unknown): void => {
    if (!failed)
      say(`The cache in "${folder}" cannot be ${what}: ${reasonOf(error)}. Pages are checked without it.`);
    failed = true;
  };
  try {
    // At once, so that the workspace looks the same to this run and to the next.
    mkdirSync(folder, { recursive: true });
    const ignore = join(folder, '.gitignore');
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  } catch (error) {
    fail('written', error);
  }
  return {
    read(name) {
      const file = join(folder, name);
      try {
        if (!statSync(file, { throwIfNoEntry: false })) return undefined;
        const text = readFileSync(file, 'utf8');
        const end = text.indexOf('\n');
        const [build, digest] = text.slice(0, end).split('\t');
        if (build !== BUILD) return undefined;
        const content = text.slice(end + 1);
        if (digest === digestOfText(content)) return content.split('\n').slice(0, -1);
        say(`The cache in ${folder} is damaged. It is made anew.`);
        rmSync(file, { force: true });
      } catch (error) {
        fail('read', error);
      }
      return undefined;
    },
    write(name, lines) {
      if (failed) return;
      const content = [...lines].map((line) => `${line}\n`).join('');
      try {
        const file = openReportFile(join(folder, name));
        file.write(`${BUILD}\t${digestOfText(content)}\n${content}`);
        file.close();
      } catch (error) {
        fail('written', error instanceof Error && error.cause ? error.cause : error);
      }
    },
  };
}

/** Where npm's packages are, as other tools do it; elsewhere a folder of our own. */
function defaultFolder(cwd: string): string {
  for (let at = cwd; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json')) && existsSync(join(at, 'node_modules')))
      return join(at, 'node_modules', '.cache', 'playbook');
    if (dirname(at) === at) return join(cwd, '.playbook-cache');
  }
}
