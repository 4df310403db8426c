import { resolve } from 'node:path';
import type { Plugin } from 'unified';
import { MESSAGE_SOURCE, report } from './messages.ts';
import { type Options, readOptions } from './options.ts';
import { ServiceCache } from './service-cache.ts';

export type { Options };

/** The looks of each run of remark, which hands its set of files to the plugins. */
const servicesOfRun = new WeakMap<object, ServiceCache>();

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
  const { config, ruleIds, hints } = readOptions(options ?? {});
  // remark attaches its plugins again for each file: only the run is the same.
  const services = (run && servicesOfRun.get(run)) ?? new ServiceCache();
  if (run) servicesOfRun.set(run, services);
  return async (_tree, file) => {
    if (file.path === undefined) {
      const reason =
        'The file is not checked as a playbook, because it has no path and its links cannot be resolved.';
      file.info(reason, { source: MESSAGE_SOURCE, ruleId: 'no-path' });
      return;
    }
    const path = resolve(file.cwd, file.path);
    const service = await services.at(path, file.cwd, config);
    report(file, await service.check(path, String(file), ruleIds), hints);
    for (const error of service.newConfigurationErrors()) {
      const reason = `${error.path}:${error.line}:${error.column}: ${error.message}`;
      const vfileMessage = file.message(reason, { source: MESSAGE_SOURCE, ruleId: 'configuration' });
      vfileMessage.fatal = error.severity === 'error';
    }
  };
};

export default remarkLintPlaybook;
