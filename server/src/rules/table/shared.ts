import type { Playbook, Table } from '../../playbook/model.ts';

/** The tables that are neither task tables nor update summaries. */
export function otherTables({ tables, taskTables, updateSummaries }: Playbook): Table[] {
  const known = new Set([...taskTables, ...updateSummaries].map(({ table }) => table));
  return tables.filter((table) => !known.has(table));
}
