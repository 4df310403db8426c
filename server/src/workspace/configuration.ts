import type { ConfigurationError } from '../profile/configuration-error.ts';
import { builtinProfile, type LoadedProfile, loadProfile } from '../profile/load.ts';
import type { Profile } from '../profile/profile.ts';
import type { RuleDescription } from '../profile/schema-node.ts';
import { ancestors, folderOf, join, nameOf } from '../text/paths.ts';
import { CONFIGURATION_FILES, isConfigurationFile } from './configuration-files.ts';
import type { Files } from './files.ts';
import type { ProfileSources } from './memory.ts';

export { CONFIGURATION_FILES, isConfigurationFile };

export interface ConfigurationOptions {
  readonly files: Files;
  readonly read: (path: string) => Promise<string | undefined>;
  /** All rules that a configuration may set. */
  readonly knownRules: readonly RuleDescription[];
  /** `false`: the built-in profile for every page. A path: that file for every page. */
  readonly config: boolean | string;
}

export interface ConfigurationState {
  /** `undefined` for the built-in profile. */
  readonly file: string | undefined;
  readonly isBroken: boolean;
}

/** Finds and loads the configuration of each page: the nearest one upward from it, or the built-in profile. */
export class Configurations {
  readonly #options: ConfigurationOptions;
  readonly #loaded = new Map<string, Promise<LoadedProfile>>();
  readonly #errors = new Map<string, readonly ConfigurationError[]>();
  /** The last profile of each file that could be applied: what counts while the file is broken. */
  readonly #lastGood = new Map<string, Profile>();
  /** What each file gave, and the texts that it was made of. */
  readonly #last = new Map<string, { readonly texts: ProfileSources; readonly loaded: LoadedProfile }>();
  readonly #sources = new WeakMap<Profile, ProfileSources>();

  constructor(options: ConfigurationOptions) {
    this.#options = options;
  }

  /** The profile for a page; `undefined` where its configuration is broken and was never whole. */
  async profileFor(path: string): Promise<Profile | undefined> {
    const file = await this.fileFor(path);
    return file === undefined ? builtinProfile() : (await this.#load(file)).profile;
  }

  /** The configuration file that counts for a page. */
  async fileFor(path: string): Promise<string | undefined> {
    const { config, files } = this.#options;
    if (config === false) return undefined;
    if (typeof config === 'string') return config;
    for (const folder of ancestors(folderOf(path))) {
      const entries = await files.list(folder);
      const name = CONFIGURATION_FILES.find((candidate) => entries?.get(candidate) === 'file');
      if (name !== undefined) return join(folder, name);
    }
    return undefined;
  }

  /** The configuration file of a page, and whether it has an error, so that it is not applied as it stands. */
  async stateFor(path: string): Promise<ConfigurationState> {
    const file = await this.fileFor(path);
    if (file === undefined) return { file, isBroken: false };
    await this.#load(file);
    return { file, isBroken: (this.#errors.get(file) ?? []).some(({ severity }) => severity === 'error') };
  }

  /** The files that a profile was made of; `undefined` for the built-in one. */
  sourcesOf(profile: Profile): ProfileSources | undefined {
    return this.#sources.get(profile);
  }

  /** Errors of all configuration files loaded so far, in a stable order. */
  get errors(): readonly ConfigurationError[] {
    return [...this.#errors.keys()].sort().flatMap((file) => this.#errors.get(file) ?? []);
  }

  /** The files that profiles were made of: when one changes, `forget` must be called. */
  async dependencies(): Promise<ReadonlySet<string>> {
    const loaded = await Promise.all(this.#loaded.values());
    return new Set(loaded.flatMap(({ dependsOn }) => dependsOn));
  }

  /** Reads all configurations again when next asked for. */
  forget(): void {
    this.#loaded.clear();
    this.#errors.clear();
  }

  #load(file: string): Promise<LoadedProfile> {
    let loading = this.#loaded.get(file);
    if (!loading) {
      loading = this.#reload(file);
      this.#loaded.set(file, loading);
    }
    return loading;
  }

  async #reload(file: string): Promise<LoadedProfile> {
    const { knownRules, config } = this.#options;
    // A configuration that was named rules the whole workspace, wherever it lies.
    const base = typeof config === 'string' ? '' : folderOf(file);
    const loaded =
      (await this.#unchanged(file)) ??
      (await this.#remember(file, (reading) => loadProfile(file, reading, { rules: knownRules }, base)));
    this.#errors.set(file, [...loaded.errors, ...(await this.#ignoredBeside(file))]);
    if (loaded.profile) this.#lastGood.set(file, loaded.profile);
    return { ...loaded, profile: loaded.profile ?? this.#lastGood.get(file) };
  }

  /** Configuration files in the folder of one that counts, where nobody would notice that they are not read. */
  async #ignoredBeside(file: string): Promise<ConfigurationError[]> {
    if (typeof this.#options.config === 'string') return [];
    const folder = folderOf(file);
    const entries = await this.#options.files.list(folder);
    const others = CONFIGURATION_FILES.filter(
      (name) => name !== nameOf(file) && entries?.get(name) === 'file',
    );
    return others.map((name) => ({
      path: join(folder, name),
      message: `This file is ignored: "${nameOf(file)}" in the same folder takes precedence. Delete one of them.`,
      line: 1,
      column: 1,
      severity: 'warning' as const,
    }));
  }

  /** What a file gave when it was read last, if nothing that it was made of has changed: all that hangs on it can stay. */
  async #unchanged(file: string): Promise<LoadedProfile | undefined> {
    const last = this.#last.get(file);
    if (!last) return undefined;
    for (const [path, text] of last.texts)
      if ((await this.#options.read(path).catch(() => undefined)) !== text) return undefined;
    return last.loaded;
  }

  async #remember(
    file: string,
    load: (read: ConfigurationOptions['read']) => Promise<LoadedProfile>,
  ): Promise<LoadedProfile> {
    const texts = new Map<string, string | undefined>();
    const loaded = await load(async (path) => {
      const text = await this.#options.read(path);
      texts.set(path, text);
      return text;
    });
    if (loaded.profile) this.#sources.set(loaded.profile, texts);
    // A file that could not be read is not among the texts: then it must be tried again.
    if (loaded.dependsOn.every((path) => texts.has(path))) this.#last.set(file, { texts, loaded });
    return loaded;
  }
}
