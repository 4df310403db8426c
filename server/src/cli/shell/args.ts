import { parseArgs } from 'node:util';
import { quotedOr } from '../../rules/rule.ts';
import { nearestNames } from '../../text/words.ts';
import { foreignOption } from './foreign-options.ts';

/** A usage error: the command line cannot be run as given. The message is for people. */
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
  description: 'Force colors on or off.',
} as const;

export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>;

/** A command, as far as its options are concerned. */
export interface OptionOwner {
  readonly name: string;
  readonly options: OptionDefinitions;
}

/** A command line as given: each option's values in order (`true` and `false` for booleans), and the rest. */
export interface Arguments {
  readonly options: ReadonlyMap<string, readonly (string | boolean)[]>;
  readonly positionals: readonly string[];
}

/**
 * Reads the arguments of a command.
 * @throws UsageError for an unknown option or an invalid value
 */
export function readArguments(args: readonly string[], command: OptionOwner): Arguments {
  const definitions = command.options;
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
    const [name, value] = optionOf(token, command);
    const values = options.get(name) ?? [];
    if (values.length > 0 && definitions[name]?.type === 'string' && !definitions[name].multiple)
      throw new UsageError(`--${name} cannot be used more than once.`);
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

function optionOf(token: OptionToken, command: OptionOwner): [string, string | boolean] {
  const definitions = command.options;
  const { name, rawName } = token;
  // Node takes `-c=x` for a file "=x".
  const value = rawName.startsWith('--') ? token.value : token.value?.replace(/^=/, '');
  const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  if (!definition) {
    const positive = name.startsWith('no-') ? name.slice(3) : '';
    if (Object.hasOwn(definitions, positive) && definitions[positive]?.negatable) return [positive, false];
    throw unknownOption(rawName, command);
  }
  if (definition.type === 'boolean') {
    if (value !== undefined)
      throw new UsageError(`${rawName} does not take a value, but "${value}" was given.`);
    return [name, true];
  }
  // `--config --quiet` is a value forgotten, not a file with that name; that one can be given as `--config=--quiet`.
  if (value === undefined || value === '' || (value.startsWith('-') && !token.inlineValue))
    throw new UsageError(`${rawName} requires a value: --${name}${valueUsage(definition)}.`);
  if (definition.values && !definition.values.includes(value)) {
    const known = `Use ${quotedOr(definition.values)}.`;
    throw new UsageError(
      `"${value}" is not a valid value for ${rawName}.${suggestOption(value, definition.values, known)}`,
    );
  }
  return [name, value];
}

function unknownOption(rawName: string, { name: command, options }: OptionOwner): UsageError {
  const given = rawName.replace(/^-+/, '');
  const advice = foreignOption(given, command, options) ?? nearOption(given, options);
  return new UsageError(
    `Unknown option ${rawName}. ${advice ?? `Run "playbook help ${command}" for the options.`}`,
  );
}

function nearOption(given: string, options: OptionDefinitions): string | undefined {
  const names = Object.entries(options).flatMap(([name, { negatable }]) =>
    negatable ? [name, `no-${name}`] : [name],
  );
  const meant = nearestNames(given, names).map((name) => `--${name}`);
  return meant.length > 0 ? `Did you mean ${meant.join(' or ')}?` : undefined;
}

/**
 * What a mistyped name may have meant, with a leading space; `otherwise` where nothing is near.
 * @example didYouMean('chek', ['check', 'fix'], 'Run "playbook help".') // ' Did you mean "check"?'
 */
export function suggestOption(word: string, names: Iterable<string>, otherwise: string): string {
  const meant = nearestNames(word, names);
  return ` ${meant.length > 0 ? `Did you mean ${quotedOr(meant)}?` : otherwise}`;
}

/**
 * An option as the help shows it.
 * @example usageOf('rule', definition) // '--rule <id>'
 */
export function usageOf(name: string, definition: OptionDefinition): string {
  const { short, negatable } = definition;
  const long = `--${name}${valueUsage(definition)}`;
  return `${short ? `-${short}, ` : ''}${long}${negatable ? `, --no-${name}` : ''}`;
}

function valueUsage({ type, values, placeholder }: OptionDefinition): string {
  return type === 'string' ? ` <${values?.join('|') ?? placeholder ?? 'value'}>` : '';
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
export function booleanOption({ options }: Arguments, name: string): boolean | undefined {
  return options
    .get(name)
    ?.filter((value) => typeof value === 'boolean')
    .at(-1);
}
