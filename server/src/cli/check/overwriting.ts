import { basename, resolve } from 'node:path';
import { isConfigurationFile } from '../../workspace/configuration-files.ts';
import { BASELINE_NAME } from '../filter/baseline-file.ts';
import { UsageError } from '../shell/args.ts';
import { slashed } from '../shell/paths.ts';
import type { Plan } from '../targets/plan.ts';

/** A file that a run is to write. */
export interface WrittenFile {
  /** As people see it. */
  readonly label: string;
  /** Absolute. */
  readonly path: string;
}

/**
 * @param baseline absolute path of the one that the caller has named
 * @throws UsageError when a report would take the place of a file that the run reads, as when `=` is mistaken for the page to be
 *   checked
 */
export async function refuseToOverwrite(
  plan: Plan,
  reports: readonly WrittenFile[],
  baseline?: string | undefined,
): Promise<void> {
  if (reports.length === 0) return;
  const places = new Map<string, string>();
  for (const { root, configurationFiles } of plan.workspaces)
    for (const path of await configurationFiles()) places.set(resolve(root, path), 'a configuration file');
  if (baseline !== undefined) places.set(baseline, 'the baseline');
  for (const { workspace, path } of plan.pages) places.set(resolve(workspace.root, path), 'a page to check');
  for (const { label, path } of reports) {
    const kind = places.get(path) ?? kindByName(path);
    if (kind !== undefined)
      throw new UsageError(
        `"${label}" is ${kind} and would be overwritten. Write the report to another file.`,
      );
  }
}

/** What a file is for, be it used in this run or not. */
function kindByName(path: string): string | undefined {
  if (isConfigurationFile(slashed(path))) return 'a configuration file';
  return basename(path) === BASELINE_NAME ? 'a baseline' : undefined;
}
