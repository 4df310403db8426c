import data from '../../server/src/profile/fasttrack/profile.yaml';
import type { ProfileFile } from '../../server/src/profile/types.ts';

/** The built-in profile's file without its language packs: enough to tell whether a page may be one of its pages. */
export const profile = data as ProfileFile;
