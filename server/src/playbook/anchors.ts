import { slice } from '../text/span.ts';
import type { Block } from './markdown/types.ts';

const ATTRIBUTE = /\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=]+))/gi;
const EXPLICIT = /\{#([^\s{}]{1,200})\}\s*$/;

/** The anchors of a page's headings, those in quotes and lists among them: they take part in the numbering of repeated ones. */
export function headingAnchors(blocks: readonly Block[]): ReadonlyMap<Block, string> {
  const anchorOf = createAnchors();
  return new Map(
    blocks.filter(({ kind }) => kind === 'heading').map((block) => [block, anchorOf(block.text)]),
  );
}

/**
 * The places on a page that a link can lead to: its headings, those in quotes and lists among them, and what HTML on the page
 * names by `id` or `name`.
 */
export function readAnchors(
  blocks: readonly Block[],
  headings: ReadonlyMap<Block, string>,
  text: string,
): string[] {
  const found = new Set<string>();
  for (const block of blocks) {
    const anchor = headings.get(block);
    if (anchor !== undefined) {
      found.add(anchor);
      const explicit = EXPLICIT.exec(block.text.slice(-250))?.[1];
      if (explicit !== undefined) found.add(explicit);
    }
    for (const html of htmlOf(block, text)) {
      for (const [, double, single, bare] of html.matchAll(ATTRIBUTE)) {
        const name = double ?? single ?? bare ?? '';
        if (name !== '') found.add(name);
      }
    }
  }
  return [...found];
}

function htmlOf(block: Block, text: string): string[] {
  if (block.kind === 'html') return [slice(text, block.span)];
  return block.inlines.filter(({ kind }) => kind === 'html').map(({ span }) => slice(text, span));
}

/**
 * Makes anchors as GitHub and DocFX do: lower case, punctuation dropped, each space a hyphen, repeated ones numbered.
 *
 * @example
 * const anchorOf = createAnchors();
 * anchorOf('Who & What?'); // 'who--what'
 * anchorOf('Who & What?'); // 'who--what-1'
 */
export function createAnchors(): (heading: string) => string {
  const used = new Map<string, number>();
  return (heading) => {
    const plain = heading
      .trim()
      .toLowerCase()
      .replace(/[\r\n]+/g, ' ')
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    let anchor = plain;
    let count = used.get(plain) ?? 0;
    while (used.has(anchor)) anchor = `${plain}-${++count}`;
    used.set(plain, count);
    used.set(anchor, used.get(anchor) ?? 0);
    return anchor;
  };
}
