import { isZeroWidth, type Span, slice } from '../text/span.ts';
import { tidy } from '../text/words.ts';
import type { Block, Inline } from './markdown/types.ts';
import type { Link, Section } from './model.ts';
import { sectionAt, sectionsWithin } from './sections.ts';

const KINDS: ReadonlySet<Inline['kind']> = new Set<Link['kind']>(['link', 'image', 'autolink', 'definition']);

/** The links, images, autolinks and definitions of a page in order, an outer one before those in it. */
export function readLinks(
  blocks: readonly Block[],
  text: string,
  sections: readonly Section[],
  nextStepsSection: string | undefined,
): Link[] {
  const isNext = sectionsWithin(sections, nextStepsSection);
  return blocks
    .flatMap(({ inlines }) => inlines)
    .flatMap((inline): Link[] => {
      const { kind, span } = inline;
      if (!isLinkKind(kind)) return [];
      const section = sectionAt(sections, span.start);
      const label = inline.label ?? { span: { start: span.start, end: span.start }, text: '' };
      return [
        {
          kind,
          span,
          label: { span: label.span, text: tidy(label.text) },
          url: urlOf(inline, text),
          section,
          nextStep: isNext[section] ?? false,
        },
      ];
    })
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function isLinkKind(kind: Inline['kind']): kind is Link['kind'] {
  return KINDS.has(kind);
}

/** Where the address stands elsewhere, in a definition, its text is that one's and nothing of it is written here. */
function urlOf({ url, href, span }: Inline, text: string): Link['url'] {
  const at: Span = url ?? { start: span.end, end: span.end };
  const raw = slice(text, at);
  return { span: at, raw, text: visible(href ?? raw) };
}

/** Without invisible characters; other than in prose, no character of an address stands for another. */
function visible(address: string): string {
  let result = '';
  for (const char of address) {
    const code = char.charCodeAt(0);
    if (!isZeroWidth(code) && code !== 0xfeff) result += char;
  }
  return result.replace(/[\s\u00a0]+/g, ' ').trim();
}
