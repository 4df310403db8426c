import { nameOf } from '../text/paths.ts';

/** The names of configuration files; in one folder the first of them counts. */
export const CONFIGURATION_FILES = [
  'playbook.config.yaml',
  'playbook.config.yml',
  'playbook.config.json',
] as const;

export function isConfigurationFile(path: string): boolean {
  return (CONFIGURATION_FILES as readonly string[]).includes(nameOf(path));
}
