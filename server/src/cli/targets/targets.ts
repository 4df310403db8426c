import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import picomatch from 'picomatch';
import { globError, globMatcher } from '../../profile/glob.ts';
import { quotedOr } from '../../rules/rule.ts';
import { nearest } from '../../text/words.ts';
import { Files } from '../../workspace/files.ts';
import { nodeHost } from '../../workspace/host.node.ts';
import { slashed } from '../shell/paths.ts';

/** What a path argument names; all paths are absolute. */
export type PathTarget =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  /** `folder` is what comes before the first magic character. */
  | {
      readonly kind: 'glob';
      readonly glob: string;
      readonly folder: string;
      readonly files: readonly string[];
    }
  /** The message is for people. */
  | { readonly kind: 'fault'; readonly message: string };

/** Finds what a path argument of the command line names, relative to the working folder. */
async function findTarget(argument: string, cwd: string): Promise<PathTarget> {
  if (argument.trim() === '') return { kind: 'fault', message: 'A path cannot be empty.' };
  const literal = await findPath(argument, cwd);
  if (literal) return literal;
  // Written for another system: backslashes, where they do not make a magic character plain.
  const tolerant = argument.replace(/\\(?![!()+@[\]{}])/g, '/');
  const translated = tolerant === argument ? undefined : await findPath(tolerant, cwd);
  if (translated) return translated;
  const scanned = picomatch.scan(tolerant, { noparen: true });
  if (scanned.negated) return { kind: 'fault', message: negation(argument) };
  return scanned.isGlob ? await findMatches(scanned, argument, cwd) : await missing(tolerant, cwd);
}

/**
 * Finds what the path arguments name; the working folder for none.
 * @param fail is called with what is wrong with one, for people
 */
export async function findTargets(
  args: readonly string[],
  { cwd }: { readonly cwd: string },
  fail: (message: string) => void,
): Promise<Exclude<PathTarget, { kind: 'fault' }>[]> {
  const targets: Exclude<PathTarget, { kind: 'fault' }>[] = [];
  for (const argument of args.length > 0 ? args : ['.']) {
    const target = await findTarget(argument, cwd);
    if (target.kind === 'fault') fail(target.message);
    else targets.push(target);
  }
  return targets;
}

async function findPath(argument: string, cwd: string): Promise<PathTarget | undefined> {
  const path = resolve(cwd, argument);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return { kind: 'file', path };
  if (found?.isDirectory()) return { kind: 'folder', path };
  if (found) return { kind: 'fault', message: `"${argument}" is not a file or a folder.` };
  const link = await lstat(path).catch(() => undefined);
  return link?.isSymbolicLink()
    ? { kind: 'fault', message: `"${argument}" is a link to a file that does not exist.` }
    : undefined;
}

async function findMatches(
  { base, glob }: ReturnType<typeof picomatch.scan>,
  argument: string,
  cwd: string,
): Promise<PathTarget> {
  const error = globError(glob);
  if (error !== undefined) return { kind: 'fault', message: `The glob "${argument}" ${error}.` };
  const folder = resolve(cwd, base);
  const host = nodeHost(folder, undefined, 'blocking');
  const matches = globMatcher([glob]);
  const files: string[] = [];
  for await (const path of new Files(host).walk())
    if (!host.isLinked(path) && matches(path)) files.push(resolve(folder, path));
  return files.length > 0
    ? { kind: 'glob', glob: argument, folder, files }
    : { kind: 'fault', message: `No file in "${slashed(folder)}" matches "${argument}".` };
}

function negation(argument: string): string {
  return `"${argument}" excludes files. To ignore files, list them under "ignore" in playbook.config.yaml.`;
}

async function missing(argument: string, cwd: string): Promise<PathTarget> {
  const advice = await suggestPath(argument, cwd);
  return { kind: 'fault', message: `File or folder "${argument}" not found.${advice}` };
}

/** What a path that does not exist may have meant, as a sentence after a space; empty when nothing is similar. */
export async function suggestPath(argument: string, cwd: string): Promise<string> {
  const path = resolve(cwd, argument);
  const names = await readdir(dirname(path)).catch(() => []);
  const prefix = argument.slice(0, argument.length - basename(argument).length);
  const meant = nearest(basename(path), names).map((name) => prefix + name);
  return meant.length > 0 ? ` Did you mean ${quotedOr(meant)}?` : '';
}
