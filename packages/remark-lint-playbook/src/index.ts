import { resolve } from 'node:path';
import type { Plugin } from 'unified';
import { Looks } from './look.ts';
import { SOURCE, tell } from './messages.ts';
import { type Options, readOptions } from './options.ts';

export type { Options };

/** The looks of each run of remark, which hands its set of files to the plugins. */
const looksOfRun = new WeakMap<object, Looks>();

/**
 * A remark plugin that reports the findings of `playbook check` as messages of the file. Files that are not playbooks are
 * ignored.
 *
 * @example
 * // .remarkrc.yaml
 * // plugins:
 * //   - remark-lint-playbook
 */
const remarkLintPlaybook: Plugin<[(Options | null | undefined)?, (object | undefined)?]> = (options, run) => {
  const { config, only, hints } = readOptions(options ?? {});
  // remark attaches its plugins anew for each file: only the run is the same.
  const looks = (run && looksOfRun.get(run)) ?? new Looks();
  if (run) looksOfRun.set(run, looks);
  return async (_tree, file) => {
    if (file.path === undefined) {
      const reason =
        'The file is not checked as a playbook, because it has no path and its links cannot be resolved.';
      file.info(reason, { source: SOURCE, ruleId: 'no-path' });
      return;
    }
    const path = resolve(file.cwd, file.path);
    const look = await looks.at(path, file.cwd, config);
    tell(file, await look.check(path, String(file), only), hints);
    for (const fault of look.newFaults()) {
      const reason = `${fault.path}:${fault.line}:${fault.column}: ${fault.message}`;
      const said = file.message(reason, { source: SOURCE, ruleId: 'configuration' });
      said.fatal = fault.severity === 'error';
    }
  };
};

export default remarkLintPlaybook;
