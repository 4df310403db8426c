import { file } from './fasttrack/index.ts';
import { merge } from './merge.ts';
import type { Profile } from './profile.ts';
import { resolveProfile } from './resolve.ts';
import type { ProfileFile } from './types.ts';

/** The profile files that configurations extend by name, the first being the base of those that name none. */
export const builtinFiles: ReadonlyMap<string, ProfileFile> = new Map([[file.name ?? '', file]]);

let resolved: Profile | undefined;

/** The profile of pages without configuration. Its globs are relative to the workspace's root. */
export function builtinProfile(): Profile {
  resolved ??= resolveProfile(merge({}, file) as ProfileFile);
  return resolved;
}
