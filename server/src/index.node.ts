/** The library, for programs that run on Node: what `import … from 'playbook-tools-server'` gives. docs/api.md shows its use. */
import manifest from '../package.json';
import type { CalendarDate } from './text/date.ts';
import { createRootFinder } from './workspace/roots.node.ts';

export type { Finding } from './lint/finding.ts';
export { safeFix } from './lint/fix.ts';
export type { Playbook } from './playbook/model.ts';
export type { Profile } from './profile/profile.ts';
export type { Severity } from './profile/types.ts';
export { ruleUrl } from './rules/documentation.ts';
export { rules } from './rules/registry.ts';
export type { Fix, Related, Rule } from './rules/rule.ts';
export {
  type CheckOptions,
  type ConfigurationError,
  createPlaybookService,
  type FixedPage,
  type FixOptions,
  type PageOptions,
  type PageReport,
  type PlaybookService,
  type ServiceOptions,
} from './service.ts';
export { applyEdits, type TextEdit } from './text/edit.ts';
export type { LineIndex, Position } from './text/lines.ts';
export type { Span } from './text/span.ts';
export { type NodeHost, nodeHost } from './workspace/host.node.ts';
export type { Host } from './workspace/host.ts';
export type { CalendarDate };

/** The version of the package. */
export const version: string = manifest.version;

/**
 * The workspace of a folder: how far links and translations are looked for. It is the Git work tree that holds it, else the
 * topmost folder above it with a configuration file, else the folder itself.
 * @param folder absolute path
 */
export function findRoot(folder: string): Promise<string> {
  return createRootFinder()(folder);
}

/** The calendar day where the user is. */
export function today(): CalendarDate {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
