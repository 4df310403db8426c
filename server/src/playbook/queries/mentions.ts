import type { Profile } from '../../profile/profile.ts';
import type { Vocabulary } from '../../profile/vocabulary.ts';
import { fold } from '../../text/words.ts';
import { createListReader, type ListReader } from '../lists.ts';
import type { Attribute, Part, Playbook, Task } from '../model.ts';

/** A role or service that a page names in a key/value line or a task row. */
export interface Mention {
  readonly kind: 'role' | 'service';
  /** Its text is the name as a reader sees it. */
  readonly part: Part;
  /** Id of the profile; `undefined` for a word that no vocabulary has. */
  readonly id: string | undefined;
  /** Where it stands. */
  readonly place: { readonly attribute: Attribute } | { readonly task: Task };
}

/** The roles and services that a page names, in no order. */
export function mentionsOf(page: Playbook, profile: Profile): Mention[] {
  const lists = listsOf(profile);
  const mentions: Mention[] = [];
  const add = (kind: Mention['kind'], parts: readonly Part[], place: Mention['place']): void => {
    const names = kind === 'role' ? profile.roles : profile.services;
    for (const part of parts) {
      if (part.text !== '') mentions.push({ kind, part, id: idOf(names, part.text, page.language), place });
    }
  };
  for (const attribute of page.attributes) {
    const type = profile.attributeDefinitions.get(attribute.id)?.type;
    if (type === 'roles') add('role', attribute.items, { attribute });
    else if (type === 'services') add('service', attribute.items, { attribute });
  }
  for (const { tasks } of page.taskTables) {
    for (const task of tasks) {
      if (task.role) add('role', rolesIn(task.role, page, profile, lists), { task });
      add('service', task.services, { task });
    }
  }
  return mentions;
}

/** What a mention is compared by: the id, or else the word. */
export function mentionKey({ id, part }: Pick<Mention, 'id' | 'part'>): string {
  return id ?? fold(part.text);
}

/** A role cell holds one role as a rule, whatever separators are in its name. */
function rolesIn(
  cell: Part,
  { text, language }: Playbook,
  { roles }: Profile,
  lists: ListReader,
): readonly Part[] {
  return roles.find(cell.text, language) && !lists.saysNone(cell.text)
    ? [cell]
    : lists.items(text, cell.span);
}

function idOf(names: Vocabulary, word: string, language: string): string | undefined {
  return names.find(word, language)?.id ?? names.findAnywhere(word)[0]?.id;
}

const readers = new WeakMap<Profile, ListReader>();

/** The list reader of a profile, made once. */
export function listsOf(profile: Profile): ListReader {
  const known = readers.get(profile);
  if (known) return known;
  const reader = createListReader(profile);
  readers.set(profile, reader);
  return reader;
}
