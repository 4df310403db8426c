import { slice } from '../text/span.ts';
import { tidy } from '../text/words.ts';
import type { Block } from './markdown/types.ts';
import type { Alert, Include, Link } from './model.ts';

/** Letters of any script, and words of them: a translated keyword is a defect that must be seen. */
const ALERT = /^\[[!！]([\p{L}\p{M}\p{N} _-]{1,60})\]/u;
const INCLUDE = /\[!include\s{0,9}$/i;

/** `[!KEYWORD]` at the start of a paragraph in a quote. */
export function readAlerts(blocks: readonly Block[], text: string): Alert[] {
  return blocks.flatMap((block) => {
    const [line] = block.lines;
    if (block.kind !== 'paragraph' || !block.containers.includes('quote') || !line) return [];
    const match = ALERT.exec(slice(text, line));
    const keyword = match?.[1];
    if (!match || keyword === undefined || keyword.trim() === '') return [];
    const from = line.start + 2 + (keyword.length - keyword.trimStart().length);
    return [
      {
        keyword: { span: { start: from, end: from + keyword.trim().length }, text: tidy(keyword) },
        span: { start: line.start, end: line.start + match[0].length },
      },
    ];
  });
}

/** `[!INCLUDE [title](path)]`: what Markdown sees of it is the link in it. */
export function readIncludes(links: readonly Link[], text: string): Include[] {
  return links.flatMap(({ kind, span, url }) => {
    const before = INCLUDE.exec(text.slice(Math.max(0, span.start - 20), span.start))?.[0];
    const after = /^\s{0,9}\]/.exec(text.slice(span.end, span.end + 10))?.[0];
    if (kind !== 'link' || before === undefined || after === undefined) return [];
    return [
      {
        span: { start: span.start - before.length, end: span.end + after.length },
        path: { span: url.span, text: url.text },
      },
    ];
  });
}
