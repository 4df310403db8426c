import type { BuildOptions } from 'esbuild';

/** Options of esbuild for the command line as it is delivered. */
export function cliOptions(flags?: { readonly minify?: boolean; readonly watch?: boolean }): BuildOptions & {
  readonly define: { readonly PLAYBOOK_BUILD: string };
};
