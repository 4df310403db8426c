import { resolve } from 'node:path';
import { quotedOr } from '../../rules/rule.ts';
import { suggestOption, UsageError } from '../shell/args.ts';
import { FORMATS, type Format, hasStatistics, isFormat } from './formats.ts';

/** A report that the caller wants: `--format name` or `--format name=file`. */
export interface FormatRequest {
  readonly format: Format;
  /** Where it is written; absent: to standard output. */
  readonly file?: {
    /** As given. */
    readonly label: string;
    /** Absolute. */
    readonly path: string;
  };
}

/**
 * The reports that values of `--format` ask for. One of them goes to standard output: unless the caller says which, the default.
 * @param statistics whether that one is to have the findings by rule, which only some formats can show
 * @throws UsageError
 * @example readFormats(['sarif=out/x.sarif'], '/work')
 * // [{ format: 'stylish' }, { format: 'sarif', file: { label: 'out/x.sarif', path: '/home/me/out/x.sarif' } }]
 */
export function readFormats(
  values: readonly string[],
  cwd: string,
  { statistics = false }: { readonly statistics?: boolean } = {},
): readonly FormatRequest[] {
  const requests = values.map((value) => readFormat(value, cwd));
  const printed = requests.filter(({ file }) => file === undefined);
  if (printed.length > 1) {
    const [first, second] = printed.map(({ format }) => format);
    throw new UsageError(
      first === second
        ? `--format ${first} cannot be used more than once.`
        : `--format ${first} and --format ${second} cannot both be written to standard output. Write one of them to a file: --format ${second}=<file>.`,
    );
  }
  const [ruleIds = { format: DEFAULT_FORMAT }] = printed;
  if (statistics && !hasStatistics(ruleIds.format))
    throw new UsageError(
      `--statistics prints text or JSON, not ${ruleIds.format}. Write the report to a file: --format ${ruleIds.format}=<file>.`,
    );
  const files = new Set<string>();
  for (const { file } of requests) {
    if (file && files.has(file.path))
      throw new UsageError(`Two formats cannot be written to the same file "${file.label}".`);
    if (file) files.add(file.path);
  }
  return printed.length > 0 ? requests : [{ format: DEFAULT_FORMAT }, ...requests];
}

/** What people get who ask for nothing else. */
const DEFAULT_FORMAT: Format = 'stylish';

function readFormat(value: string, cwd: string): FormatRequest {
  const equals = value.indexOf('=');
  const name = equals < 0 ? value : value.slice(0, equals);
  if (!isFormat(name)) throw unknownFormat(name);
  if (equals < 0) return { format: name };
  const label = value.slice(equals + 1);
  if (label.trim() === '')
    throw new UsageError(`--format ${name}= requires a file: --format ${name}=<file>.`);
  if (STANDARD_OUTPUT.has(label)) return { format: name };
  return { format: name, file: { label, path: resolve(cwd, label) } };
}

/** Names of standard output, where no file is to be written beside what else is printed there. */
const STANDARD_OUTPUT = new Set(['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1']);

function unknownFormat(name: string): UsageError {
  return new UsageError(
    `"${name}" is not a valid value for --format.${suggestOption(name, FORMATS, `Use ${quotedOr(FORMATS)}.`)}`,
  );
}
