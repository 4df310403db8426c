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
export class TracedView implements WorkspaceView {
  readonly #view: WorkspaceView;
  readonly #answers = new Map<Question, Map<string, unknown>>();

  constructor(view: WorkspaceView) {
    this.#view = view;
  }

  kindOf(path: string): ReturnType<WorkspaceView['kindOf']> {
    return this.#ask('kindOf', path);
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
  holds(view: WorkspaceView): boolean {
    for (const [question, answers] of this.#answers)
      for (const [about, answer] of answers)
        if (!same(answer, QUESTIONS[question](view, about))) return false;
    return true;
  }

  /** All that was asked, and what the answers were. */
  answers(): Answer[] {
    return [...this.#answers].flatMap(([question, answers]) =>
      [...answers].map(([about, answer]) => ({ question, about, answer })),
    );
  }

  #ask<Q extends Question>(question: Q, about: string): ReturnType<(typeof QUESTIONS)[Q]> {
    let answers = this.#answers.get(question);
    if (!answers) {
      answers = new Map();
      this.#answers.set(question, answers);
    }
    if (!answers.has(about)) answers.set(about, QUESTIONS[question](this.#view, about));
    return answers.get(about) as ReturnType<(typeof QUESTIONS)[Q]>;
  }
}

/** What a view was asked, and what it answered: plain data. */
export interface Answer {
  readonly question: Question;
  readonly about: string;
  readonly answer: unknown;
}

/** What a view answers to a question; `undefined` where there is no such question. */
export function answerOf(view: WorkspaceView, question: string, about: string): unknown {
  return Object.hasOwn(QUESTIONS, question) ? QUESTIONS[question as Question](view, about) : undefined;
}

const QUESTIONS = {
  kindOf: (view: WorkspaceView, path: string) => view.kindOf(path),
  entries: (view: WorkspaceView, folder: string) => view.entries(folder),
  otherCase: (view: WorkspaceView, path: string) => view.otherCase(path),
  facts: (view: WorkspaceView, path: string) => view.facts(path),
  translations: (view: WorkspaceView, path: string) => view.translations(path),
  recurring: (view: WorkspaceView, key: string) => view.recurring(key),
  isAlone: (view: WorkspaceView, path: string) => view.isAlone(path),
  pages: (view: WorkspaceView) => view.pages,
} as const;

export type Question = keyof typeof QUESTIONS;
