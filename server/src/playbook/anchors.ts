import { slice } from '../text/span.ts';
import type { Block } from './markdown-types.ts';
import { createAnchors } from './sections.ts';

const ATTRIBUTE = /\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=]+))/gi;
const EXPLICIT = /\{#([^\s{}]{1,200})\}\s*$/;

/**
 * The places on a page that a link can lead to: its headings, those in quotes and lists among them, and what HTML on the page
 * names by `id` or `name`.
 */
export function readAnchors(blocks: readonly Block[], text: string): string[] {
  const anchorOf = createAnchors();
  const found = new Set<string>();
  for (const block of blocks) {
    if (block.kind === 'heading') {
      found.add(anchorOf(block.text));
      const explicit = EXPLICIT.exec(block.text.slice(-250))?.[1];
      if (explicit !== undefined) found.add(explicit);
    }
    for (const html of htmlOf(block, text)) {
      for (const [, double, single, bare] of html.matchAll(ATTRIBUTE)) {
        const anchor = double ?? single ?? bare ?? '';
        if (anchor !== '') found.add(anchor);
      }
    }
  }
  return [...found];
}

function htmlOf(block: Block, text: string): string[] {
  if (block.kind === 'html') return [slice(text, block.span)];
  return block.inlines.filter(({ kind }) => kind === 'html').map(({ span }) => slice(text, span));
}
