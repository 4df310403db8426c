import { loadTs } from '../load-ts.mjs';

/** The JSON schema of configuration files, rules and their options included. */
export async function configurationSchema() {
  const { configurationSchema: schemaOf } = await loadTs('server/src/profile/json-schema.ts');
  const { rules } = await loadTs('server/src/rules/registry.ts');
  return `${JSON.stringify(schemaOf(rules), null, 2)}\n`;
}
