import type { Table } from '../model.ts';

/**
 * The column ids by which the rows of a table are to be read: those of its header, unless that itself has a pipe too many or
 * too few and most rows say so.
 *
 * @param ids one for each header cell
 * @param idOf the column that a text names
 */
export function rowColumns(
  table: Table,
  ids: readonly (string | undefined)[],
  idOf: (text: string) => string | undefined,
): readonly (string | undefined)[] {
  const rowsOf = (count: number): number => table.rows.filter(({ cells }) => cells.length === count).length;
  const { cells } = table.header;
  const fitting = rowsOf(cells.length);
  const filled = ids.filter((_, index) => cells[index]?.text !== '');
  if (filled.length < cells.length && rowsOf(filled.length) > fitting) return filled;
  if (rowsOf(cells.length + 1) > fitting) {
    for (const [index, cell] of cells.entries()) {
      const pair = twoNames(cell.text, idOf);
      if (pair && !pair.some((id) => ids.some((other, at) => at !== index && other === id))) {
        return [...ids.slice(0, index), ...pair, ...ids.slice(index + 1)];
      }
    }
  }
  return ids;
}

/** The two columns whose names make up a text with nothing but a space between them. */
function twoNames(
  text: string,
  idOf: (text: string) => string | undefined,
): readonly [string, string] | undefined {
  const words = text.split(' ').slice(0, 16);
  for (let i = 1; i < words.length; i++) {
    const [first, second] = [idOf(words.slice(0, i).join(' ')), idOf(words.slice(i).join(' '))];
    if (first !== undefined && second !== undefined && first !== second) return [first, second];
  }
  return undefined;
}
