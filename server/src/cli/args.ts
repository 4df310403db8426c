import { parseArgs } from 'node:util';
import { either } from '../rules/rule.ts';
import { nearest } from '../text/words.ts';

/** Wrong use of the command line; the message is for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An option of a command, by its long name. */
export interface OptionDefinition {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  readonly multiple?: boolean;
  /** Whether `--no-<name>` exists too. */
  readonly negatable?: boolean;
  /** The only values there are. */
  readonly values?: readonly string[];
  /** What the help calls the value: `--rule <id>`. */
  readonly placeholder?: string;
  readonly description: string;
}

/** Of every command. */
export const HELP_OPTION = { type: 'boolean', short: 'h', description: 'Show this help.' } as const;
/** Of commands that print for people. */
export const COLOR_OPTION = {
  type: 'boolean',
  negatable: true,
  description: 'Write colors, or none.',
} as const;

export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>;

/** A command line as given: each option's values in order (`true` and `false` for booleans), and the rest. */
export interface Arguments {
  readonly options: ReadonlyMap<string, readonly (string | boolean)[]>;
  readonly positionals: readonly string[];
}

/**
 * Reads the arguments of a command.
 * @throws UsageError for an option that the command has not, or a value that the option has not
 */
export function readArguments(args: readonly string[], definitions: OptionDefinitions): Arguments {
  // Not strict: node's own messages name no alternative.
  const { tokens } = parseArgs({
    args: [...args],
    options: forNode(definitions),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options = new Map<string, (string | boolean)[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const [name, value] = optionOf(token, definitions);
    const values = options.get(name) ?? [];
    if (values.length > 0 && definitions[name]?.type === 'string' && !definitions[name].multiple)
      throw new UsageError(`--${name} is given twice.`);
    options.set(name, [...values, value]);
  }
  return { options, positionals };
}

function forNode(definitions: OptionDefinitions) {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, { type, short }]) => [name, short ? { type, short } : { type }]),
  );
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function optionOf(token: OptionToken, definitions: OptionDefinitions): [string, string | boolean] {
  const { name, rawName, value } = token;
  const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  if (!definition) {
    const positive = name.startsWith('no-') ? name.slice(3) : '';
    if (Object.hasOwn(definitions, positive) && definitions[positive]?.negatable) return [positive, false];
    throw unknownOption(rawName, definitions);
  }
  if (definition.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value, but "${value}" is given.`);
    return [name, true];
  }
  // `--config --quiet` is a value forgotten, not a file with that name; that one can be given as `--config=--quiet`.
  if (value === undefined || value === '' || (value.startsWith('-') && !token.inlineValue))
    throw new UsageError(`${rawName} needs a value: ${usageOf(name, definition)}.`);
  if (definition.values && !definition.values.includes(value)) {
    const meant = nearest(value, definition.values);
    const advice =
      meant.length > 0 ? `Did you mean ${either(meant)}?` : `It is one of ${either(definition.values)}.`;
    throw new UsageError(`${rawName} cannot be "${value}". ${advice}`);
  }
  return [name, value];
}

function unknownOption(rawName: string, definitions: OptionDefinitions): UsageError {
  const names = Object.entries(definitions).flatMap(([name, { negatable }]) =>
    negatable ? [name, `no-${name}`] : [name],
  );
  const meant = nearest(rawName.replace(/^-+/, ''), names).map((name) => `--${name}`);
  return new UsageError(
    `There is no option ${rawName}.${meant.length > 0 ? ` Did you mean ${meant.join(' or ')}?` : ''}`,
  );
}

/**
 * An option as the help shows it.
 * @example usageOf('rule', definition) // '--rule <id>'
 */
export function usageOf(
  name: string,
  { type, short, placeholder, values, negatable }: OptionDefinition,
): string {
  const long = `--${name}`;
  const value = type === 'string' ? ` <${values?.join('|') ?? placeholder ?? 'value'}>` : '';
  return `${short ? `-${short}, ` : ''}${long}${value}${negatable ? `, --no-${name}` : ''}`;
}

/** The last value of a text option. */
export function textOption({ options }: Arguments, name: string): string | undefined {
  return textOptions({ options }, name).at(-1);
}

/** All values of a text option that may be repeated. */
export function textOptions({ options }: Pick<Arguments, 'options'>, name: string): string[] {
  return (options.get(name) ?? []).filter((value) => typeof value === 'string');
}

/** `true` for `--name`, `false` for `--no-name`, the last winning; `undefined` for neither. */
export function flag({ options }: Arguments, name: string): boolean | undefined {
  return options
    .get(name)
    ?.filter((value) => typeof value === 'boolean')
    .at(-1);
}
