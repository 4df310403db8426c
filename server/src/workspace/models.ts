import type { Playbook } from '../playbook/model.ts';
import type { Profile } from '../profile/profile.ts';

/** A page's model, and the profile it was made with. */
interface CachedModel {
  readonly playbook: Playbook;
  readonly profile: Profile;
}

/** The models of pages used last. */
export class Models {
  readonly #kept = new Map<string, CachedModel>();
  readonly #limit: number;
  #size = 0;

  /** @param limit how much text the models may stand for, in UTF-16 code units */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(path: string, text: string, profile: Profile): Playbook | undefined {
    const known = this.#kept.get(path);
    if (!known || known.profile !== profile || known.playbook.text !== text) return undefined;
    // Moves it to the end: the first one in the map is the one unused for the longest time.
    this.#kept.delete(path);
    this.#kept.set(path, known);
    return known.playbook;
  }

  set(path: string, playbook: Playbook, profile: Profile): void {
    this.#drop(path);
    this.#kept.set(path, { playbook, profile });
    this.#size += playbook.text.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#limit || oldest === path) break;
      this.#drop(oldest);
    }
  }

  #drop(path: string): void {
    this.#size -= this.#kept.get(path)?.playbook.text.length ?? 0;
    this.#kept.delete(path);
  }
}
