import { Document, isCollection, isScalar, type Node } from 'yaml';
import { breakCommands, printable } from '../text/printable.ts';
import { yamlText } from './yaml-text.ts';

/**
 * A configuration that is being proposed: keys and values, with comments that say where they come from.
 *
 * @example
 * new ConfigurationDraft('Proposed.').set(['roles', 'fm'], ['Manager'], '12 pages').toString()
 * // # Proposed.
 * //
 * // roles:
 * //   fm: [Manager] # 12 pages
 */
export class ConfigurationDraft {
  readonly #document = new Document({});
  readonly #closing: string[] = [];

  /** @param opening the lines of the comment at the top */
  constructor(...opening: readonly string[]) {
    this.#document.commentBefore = commentOf(opening);
  }

  /** Sets a value that is written on one line; the maps above it are made as needed. */
  set(path: readonly string[], value: unknown, comment = ''): this {
    const node = this.#document.createNode(value, { flow: true });
    if (comment !== '') node.comment = commentOf([comment]);
    this.#document.setIn(path, node);
    return this;
  }

  /** Says something of a map that is there. */
  describe(path: readonly string[], comment: string): this {
    const node = this.#document.getIn(path, true) as Node | undefined;
    if (node) node.commentBefore = commentOf([comment]);
    return this;
  }

  /** Adds a line to the comment at the end. */
  close(line: string): this {
    this.#closing.push(line);
    return this;
  }

  toString(): string {
    const document = this.#document.clone();
    // An empty line above each top-level map.
    if (isCollection(document.contents))
      for (const item of document.contents.items as { key: unknown; value: unknown }[]) {
        const key = document.createNode(item.key);
        item.key = key;
        if (isScalar(key)) key.spaceBefore = isCollection(item.value) && !item.value.flow;
      }
    if (this.#closing.length > 0) document.comment = commentOf(this.#closing);
    return yamlText(document, { lineWidth: 0, singleQuote: true, flowCollectionPadding: false });
  }
}

/** What pages say may hold anything: a comment must not end where it does. */
function commentOf(lines: readonly string[]): string {
  return lines.map((line) => ` ${breakCommands(printable(line)).trimEnd()}`).join('\n');
}
