import type { Playbook } from '../../playbook/model.ts';
import type { Profile } from '../../profile/profile.ts';
import { attributeLine, stepAttributes } from '../completion/labels.ts';
import type { FeatureContext } from '../context.ts';
import type { Piece } from './template.ts';

/** The key/value lines that steps of the page have; roles and services where it has none yet. Line ends are `\n`. */
export function stepLines(context: Pick<FeatureContext, 'page' | 'profile'>): Piece[] {
  const { page, profile } = context;
  const usual = stepAttributes(context);
  const used = new Set(page.attributes.map(({ id }) => id));
  const onPage = usual.filter((id) => used.has(id));
  const ofType = (type: string) => usual.find((id) => profile.attributeDefinitions.get(id)?.type === type);
  const ids =
    onPage.length > 0 ? onPage : [ofType('roles'), ofType('services')].filter((id) => id !== undefined);
  const lines = ids.flatMap((id) => {
    const line = attributeLine(id, context);
    return line ? [line] : [];
  });
  return lines.flatMap((line, index) => (index === 0 ? line : ['  \n', ...line]));
}

/** The section whose heading is above task tables: as on this page, where it has any; else as the profile says. */
export function tableSection({ taskTables, sections }: Playbook, profile: Profile): string | undefined {
  if (taskTables.length === 0) return profile.taskTable.section;
  return taskTables.map(({ table }) => sections[table.section]?.id).find((id) => id !== undefined);
}
