import { languagePackNode, profileNode, SEVERITIES } from './schema.ts';
import type { MapNode, ObjectNode, OptionDescription, RuleDescription, SchemaNode } from './schema-node.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * The JSON schema (draft 7) of configuration files, for editors to complete and explain them by. References to ids are
 * left to the program, which says more of them than a schema can.
 *
 * @param rules every rule that can be set, for their descriptions and options
 */
export function configurationSchema(rules: readonly RuleDescription[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Playbook configuration',
    ...convert(profileNode),
    definitions: {
      severity: { enum: SEVERITIES, description: 'How a finding is reported; "off" turns the rule off.' },
      rules: {
        type: 'object',
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSetting(rule)])),
        additionalProperties: false,
      },
      languagePack: convert(languagePackNode),
    },
  };
}

function convert(node: SchemaNode): Json {
  const description = node.description === undefined ? {} : { description: node.description };
  return { ...shape(node), ...description };
}

function shape(node: SchemaNode): Json {
  switch (node.type) {
    case 'text':
      if (node.values) return { enum: node.values };
      return node.format === 'pattern' ? { type: 'string', format: 'regex' } : { type: 'string' };
    case 'flag':
      return { type: 'boolean' };
    case 'number':
      return { type: 'integer', minimum: node.minimum, maximum: node.maximum };
    case 'list':
      return { type: 'array', items: convert(node.items), ...(node.nonEmpty ? { minItems: 1 } : {}) };
    case 'either':
      return {
        anyOf: node.of.map((choice) => (choice === languagePackNode ? LANGUAGE_PACK : convert(choice))),
      };
    case 'rules':
      return { allOf: [{ $ref: '#/definitions/rules' }] };
    case 'object':
      return objectShape(node);
    case 'map':
      return mapShape(node);
  }
}

const LANGUAGE_PACK = { $ref: '#/definitions/languagePack' };

function objectShape(node: ObjectNode): Json {
  const properties = Object.entries(node.keys).map(([key, child]) => [key, orNull(child)]);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

function mapShape(node: MapNode): Json {
  const names = node.keyPattern ? { propertyNames: { pattern: `^(?:${node.keyPattern[0]})$` } } : {};
  return { type: 'object', additionalProperties: orNull(node.values), ...names };
}

/** The value of a key: `null` takes away what a file below has. Its description stays outermost, where editors look for it. */
function orNull(node: SchemaNode): Json {
  const { description, ...rest } = convert(node);
  const described = description === undefined ? {} : { description };
  if (typeof rest['type'] === 'string') return { ...rest, type: [rest['type'], 'null'], ...described };
  if (Array.isArray(rest['enum'])) return { ...rest, enum: [...rest['enum'], null], ...described };
  return {
    anyOf: [...((rest['anyOf'] as readonly Json[] | undefined) ?? [rest]), { type: 'null' }],
    ...described,
  };
}

function ruleSetting({ summary, options }: RuleDescription): Json {
  const severity = { $ref: '#/definitions/severity' };
  const properties = Object.entries(options ?? {}).map(([name, option]) => [name, optionSchema(option)]);
  const optionsSchema = options
    ? { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false }
    : { type: 'object' };
  const pair = {
    type: 'array',
    items: [severity, optionsSchema],
    minItems: 2,
    maxItems: 2,
    additionalItems: false,
  };
  return {
    anyOf: [severity, pair, { type: 'null' }],
    ...(summary === undefined ? {} : { description: summary }),
  };
}

function optionSchema({ type, default: value, description }: OptionDescription): Json {
  const items = type === 'array' ? { items: { type: 'string' } } : {};
  return { type, ...items, default: value, description };
}
