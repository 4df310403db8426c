import { escapeJson } from '../../text/printable.ts';

/**
 * Data as JSON that may be printed: whatever a terminal or a CI system would obey is escaped, the data stays the same.
 * @param indent spaces of each level; by default all is on one line
 */
export function jsonText(data: unknown, indent = 0): string {
  return escapeJson(JSON.stringify(data, null, indent));
}
