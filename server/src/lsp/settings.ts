import type { Connection } from 'vscode-languageserver';
import type { Settings } from './protocol.ts';

export const DEFAULT_SETTINGS: Settings = {
  enable: true,
  config: '',
  author: '',
  inlayHints: { taskNames: false },
  tables: { style: 'aligned' },
};

/** Finds out the settings of each workspace folder. */
export class SettingsSource {
  readonly #connection: Connection;
  /** Whether the client can be asked for the settings of a folder. */
  readonly #asks: boolean;
  #pushed: unknown;

  /** @param initial settings sent with `initialize` */
  constructor(connection: Connection, asks: boolean, initial: unknown) {
    this.#connection = connection;
    this.#asks = asks;
    this.#pushed = initial;
  }

  /** To be called with what `workspace/didChangeConfiguration` brings: all there is, for clients that cannot be asked. */
  push(settings: unknown): void {
    const section = isRecord(settings) && 'playbook' in settings ? settings['playbook'] : settings;
    if (isRecord(section)) this.#pushed = section;
  }

  /** @param scopes the folders; `undefined` for documents outside all of them */
  async read(scopes: readonly (string | undefined)[]): Promise<Settings[]> {
    if (!this.#asks) return scopes.map(() => settingsOf(this.#pushed));
    const items = scopes.map((scopeUri) => ({
      section: 'playbook',
      ...(scopeUri !== undefined && { scopeUri }),
    }));
    try {
      const answers: unknown = await this.#connection.workspace.getConfiguration(items);
      return scopes.map((_, index) => settingsOf(Array.isArray(answers) ? answers[index] : undefined));
    } catch {
      return scopes.map(() => settingsOf(this.#pushed));
    }
  }
}

/** Settings with everything in its place, whatever a client sends. */
export function settingsOf(value: unknown): Settings {
  return fill(DEFAULT_SETTINGS, value) as Settings;
}

function fill(standard: unknown, given: unknown): unknown {
  if (!isRecord(standard)) return typeof given === typeof standard ? given : standard;
  const values = isRecord(given) ? given : {};
  return Object.fromEntries(
    Object.entries(standard).map(([key, value]) => [
      key,
      fill(value, Object.hasOwn(values, key) ? values[key] : undefined),
    ]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
