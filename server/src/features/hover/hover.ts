import type { Span } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';
import { type PageSymbol, symbolAt } from '../cursor/symbol-at.ts';
import type { HoverLinks } from '../documentation-text.ts';
import { nameHover, phaseHover } from './names.ts';
import { headingHover, keyHover, labelHover, letterHover, linkHover, ruleHover } from './parts.ts';
import { taskHover } from './task.ts';

/** What is to be known of a place on a page. */
export interface Hover {
  /** What it is about. */
  readonly span: Span;
  /** Markdown without HTML; texts of pages in it are escaped. */
  readonly markdown: string;
}

/**
 * What is known of what is at an offset: a task's names in all languages, where it is used and what the catalogue says; a
 * role's or service's other names; what a link leads to; what a rule in a suppression looks for; what a front-matter key is for.
 * Previews of images are left to the editor.
 */
export function hover(context: FeatureContext, offset: number, links: HoverLinks = {}): Hover | undefined {
  const symbol = symbolAt(context, offset);
  const markdown = symbol && markdownFor(symbol, context, links);
  return symbol && markdown ? { span: symbol.span, markdown } : undefined;
}

function markdownFor(symbol: PageSymbol, context: FeatureContext, links: HoverLinks): string | undefined {
  switch (symbol.kind) {
    case 'task':
      return taskHover(symbol, context, links);
    case 'role':
    case 'service':
      return nameHover(symbol, context);
    case 'phase':
      return phaseHover(symbol, context);
    case 'letter':
      return letterHover(symbol, context);
    case 'link':
      return linkHover(symbol.link, context, links);
    case 'heading':
      return headingHover(symbol.section, context);
    case 'label':
      return labelHover(symbol.attribute, context);
    case 'key':
      return keyHover(symbol.entry.key.text, context);
    case 'rule':
      return ruleHover(symbol.rule, context, links);
    default:
      return undefined;
  }
}
