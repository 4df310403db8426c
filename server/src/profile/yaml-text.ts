import { type Document, Scalar, type ToStringOptions, visit } from 'yaml';
import { breakCommands, escapeYaml } from '../text/printable.ts';

/**
 * A document as YAML that may be printed: whatever a terminal or a CI system would obey is escaped, the data stays the same.
 * @example yamlText(new Document({ a: '##vso[' })) // 'a: "\\U00000023#vso["\n'
 */
export function yamlText(document: Document, options: ToStringOptions = {}): string {
  const safe = document.clone();
  visit(safe, {
    Pair(_key, pair) {
      if (typeof pair.key === 'string') pair.key = new Scalar(pair.key);
    },
    Scalar(_key, node) {
      // Nowhere else can YAML escape.
      if (typeof node.value === 'string' && needsEscapes(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return escapeYaml(safe.toString({ ...options, doubleQuotedAsJSON: true }));
}

/** Whether something in a text must be escaped, wherever YAML breaks it into lines, and if it is a key, too. */
function needsEscapes(text: string): boolean {
  const lines = `${text}:`.replace(/\s/g, '\n');
  // A block that ends with empty lines would take those that follow it.
  return escapeYaml(text) !== text || breakCommands(lines) !== lines || text.endsWith('\n');
}
