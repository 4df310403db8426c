import type { Attribute } from '../model.ts';

/** Whether an attribute says nothing: bold marks with nothing between them count for nothing. */
export function isBlankValue({ value }: Attribute): boolean {
  return /^[*_\s]*$/.test(value.text);
}
