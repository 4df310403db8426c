import { version } from '../../../../package.json';

/** Put in by the bundler: a digest of all sources. */
declare const PLAYBOOK_BUILD: string | undefined;

/** Tells this build of the program from every other: what one has found, another may not. */
export const BUILD = `${version} ${typeof PLAYBOOK_BUILD === 'undefined' ? 'source' : PLAYBOOK_BUILD}`;
