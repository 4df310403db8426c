import { folderOf } from '../text/paths.ts';
import type { ConfigurationError } from './configuration-error.ts';
import { MAX_EXPRESSIONS } from './linear.ts';
import { isIn, resolveIn } from './path.ts';
import type { RuleDescription, SchemaNode } from './schema-node.ts';
import { type ConfigurationSource, type DataPath, readSource } from './source.ts';
import { validate } from './validate.ts';

/** A file, or why there is none: `invalid` when its errors have been told. */
export type Found = ConfigurationSource | 'absent' | 'faulty';

/** Reads the files that one configuration is made of, each once, and gathers their errors. */
export class ConfigurationReader {
  readonly errors: ConfigurationError[] = [];
  readonly #read: (path: string) => Promise<string | undefined>;
  readonly #rules: ReadonlyMap<string, RuleDescription>;
  readonly #home: string;
  readonly #expressions = { left: MAX_EXPRESSIONS };
  readonly #found = new Map<string, Promise<Found>>();

  /**
   * @param home the configuration's folder: what the files name may lie below it even when it lies outside the workspace
   */
  constructor(
    read: (path: string) => Promise<string | undefined>,
    rules: ReadonlyMap<string, RuleDescription>,
    home: string,
  ) {
    this.#read = read;
    this.#rules = rules;
    this.#home = home;
  }

  /** Every path asked for, whether there is such a file or not. */
  get paths(): readonly string[] {
    return [...this.#found.keys()];
  }

  get hasErrors(): boolean {
    return this.errors.some(({ severity }) => severity === 'error');
  }

  /** Reads a file and checks its shape. Nothing is told of an absent one. */
  open(path: string, node: SchemaNode): Promise<Found> {
    const known = this.#found.get(path);
    if (known) return known;
    const found = Promise.resolve().then(() => this.#open(path, node));
    this.#found.set(path, found);
    return found;
  }

  /** Opens a file that another one names; tells when there is none. */
  async openNamed(
    name: string,
    source: ConfigurationSource,
    at: DataPath,
    node: SchemaNode,
  ): Promise<ConfigurationSource | undefined> {
    const path = this.locate(name, source, at);
    if (path === undefined) return undefined;
    const found = await this.open(path, node);
    if (found === 'absent') {
      this.#tell(source, at, `The file "${name}" does not exist ("${path}" in the workspace).`);
    }
    return typeof found === 'string' ? undefined : found;
  }

  /** The path that a name in a file stands for; tells when it leads where nothing may be read. */
  locate(name: string, source: ConfigurationSource, at: DataPath): string | undefined {
    const path = name.trim() === '' ? undefined : resolveIn(folderOf(source.path), name);
    if (path && (isIn('', path) || isIn(this.#home, path))) return path;
    const advice = 'Enter the path of a file in the workspace, relative to this file.';
    const message =
      path === undefined ? `"${name}" is not a relative path.` : `"${name}" is outside of the workspace.`;
    this.#tell(source, at, `${message} ${advice}`);
    return undefined;
  }

  async #open(path: string, node: SchemaNode): Promise<Found> {
    const report = (message: string) =>
      this.errors.push({ path, message, line: 1, column: 1, severity: 'error' });
    if (this.#found.size > MAX_FILES) {
      if (this.#found.size === MAX_FILES + 1) {
        report(`The configuration consists of more than ${MAX_FILES} files. Merge some of them.`);
      }
      return 'faulty';
    }
    let text: string | undefined;
    try {
      text = await this.#read(path);
    } catch (error) {
      report(`The file cannot be read: ${error instanceof Error ? error.message : error}`);
      return 'faulty';
    }
    if (text === undefined) return 'absent';
    const source = readSource(path, text);
    const errors = [...source.errors];
    if (errors.length === 0) {
      const report = (...error: Parameters<ConfigurationSource['errorAt']>) =>
        errors.push(source.errorAt(...error));
      validate(node, source.data, { rules: this.#rules, report, expressions: this.#expressions });
    }
    this.errors.push(...errors.slice(0, MAX_ERRORS));
    return errors.length > 0 ? 'faulty' : source;
  }

  #tell(source: ConfigurationSource, at: DataPath, message: string): void {
    this.errors.push(source.errorAt(at, 'value', message));
  }
}

const MAX_FILES = 100;
/** Of one file; more help nobody. */
const MAX_ERRORS = 50;
