import { same } from './same.ts';
import type { WorkspaceView } from './view.ts';

/**
 * A view that remembers what it was asked and what it answered. As long as the answers would be the same, so are the findings
 * of the rules that asked: nobody has to know which rule depends on what.
 *
 * @example
 * const trace = new TracedView(view);
 * trace.kindOf('a/b.md'); // 'missing'
 * trace.holds(view); // true, until somebody creates a/b.md
 */
export class RecordingView implements WorkspaceView {
  readonly #view: WorkspaceView;
  readonly #dependencies = new Map<DependencyQuery, Map<string, unknown>>();

  constructor(view: WorkspaceView) {
    this.#view = view;
  }

  fileKind(path: string): ReturnType<WorkspaceView['fileKind']> {
    return this.#ask('fileKind', path);
  }

  entries(folder: string): readonly string[] {
    return this.#ask('entries', folder);
  }

  otherCase(path: string): string | undefined {
    return this.#ask('otherCase', path);
  }

  facts(path: string): ReturnType<WorkspaceView['facts']> {
    return this.#ask('facts', path);
  }

  translations(path: string): ReadonlyMap<string, string> {
    return this.#ask('translations', path);
  }

  recurring(key: string): ReadonlyMap<string, number> {
    return this.#ask('recurring', key);
  }

  isAlone(path: string): boolean {
    return this.#ask('isAlone', path);
  }

  get pages(): readonly string[] {
    return this.#ask('pages', '');
  }

  /** Whether another view, or this one later, gives the same answers to all that was asked. */
  isUpToDate(view: WorkspaceView): boolean {
    for (const [query, dependencies] of this.#dependencies)
      for (const [subject, value] of dependencies)
        if (!same(value, QUESTIONS[query](view, subject))) return false;
    return true;
  }

  /** All that was asked, and what the answers were. */
  dependencies(): Dependency[] {
    return [...this.#dependencies].flatMap(([query, dependencies]) =>
      [...dependencies].map(([subject, value]) => ({ query, subject, value })),
    );
  }

  #ask<Q extends DependencyQuery>(query: Q, subject: string): ReturnType<(typeof QUESTIONS)[Q]> {
    let dependencies = this.#dependencies.get(query);
    if (!dependencies) {
      dependencies = new Map();
      this.#dependencies.set(query, dependencies);
    }
    if (!dependencies.has(subject)) dependencies.set(subject, QUESTIONS[query](this.#view, subject));
    return dependencies.get(subject) as ReturnType<(typeof QUESTIONS)[Q]>;
  }
}

/** What a view was asked, and what it answered: plain data. */
export interface Dependency {
  readonly query: DependencyQuery;
  readonly subject: string;
  readonly value: unknown;
}

/** What a view answers to a question; `undefined` where there is no such question. */
export function queryView(view: WorkspaceView, query: string, subject: string): unknown {
  return Object.hasOwn(QUESTIONS, query) ? QUESTIONS[query as DependencyQuery](view, subject) : undefined;
}

const QUESTIONS = {
  fileKind: (view: WorkspaceView, path: string) => view.fileKind(path),
  entries: (view: WorkspaceView, folder: string) => view.entries(folder),
  otherCase: (view: WorkspaceView, path: string) => view.otherCase(path),
  facts: (view: WorkspaceView, path: string) => view.facts(path),
  translations: (view: WorkspaceView, path: string) => view.translations(path),
  recurring: (view: WorkspaceView, key: string) => view.recurring(key),
  isAlone: (view: WorkspaceView, path: string) => view.isAlone(path),
  pages: (view: WorkspaceView) => view.pages,
} as const;

export type DependencyQuery = keyof typeof QUESTIONS;
