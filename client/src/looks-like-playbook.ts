import { frontMatterKeys } from './builtin-pages.ts';

/** Only the beginning is looked at: this decides whether the server is started, and the server decides the rest. */
const BEGINNING = 20_000;

/**
 * Whether a text looks like a playbook at a glance: two front-matter keys of the built-in profile, or a row of a task table.
 * @example looksLikePlaybook('| 4080 | Plan the day | M | Engineer | All |') // true
 */
export function looksLikePlaybook(text: string): boolean {
  const beginning = text.slice(0, BEGINNING);
  return keysIn(beginning) >= 2 || /^[ \t]*\|[ \t*[]*\d{3,6}\b[^|\n]*\|(?:[^|\n]*\|){3}/m.test(beginning);
}

function keysIn(text: string): number {
  const [frontMatter] = /^\ufeff?---[^\n]*\n(?:(?!---)[^\n]*\n)*/.exec(text) ?? [];
  const keys = frontMatter?.match(/^[\w.-]+(?=:)/gm) ?? [];
  return new Set(keys.filter((key) => ownKeys.has(key))).size;
}

const ownKeys = new Set(frontMatterKeys);
