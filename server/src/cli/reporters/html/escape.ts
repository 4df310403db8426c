import { escapeMarkup, printable } from '../../../text/printable.ts';
import { jsonText } from '../../shell/json-text.ts';

/** Text as part of an HTML page, in attributes too; what nobody sees is written out. */
export function escapeHtml(raw: string): string {
  return escapeMarkup(
    printable(raw)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  );
}

/** JSON that may stand in a script element. */
export function escapeJson(data: unknown): string {
  return jsonText(data).replaceAll('<', '\\u003c');
}
