import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test, vi } from 'vitest';
import { hover } from '../../server/src/features/hover/hover.ts';
import { hostileLine } from '../cli/hostile/strings.ts';
import { finding, print, reportOf } from '../cli/report-builder.ts';
import { fuzz } from '../support/fuzz.ts';
import { PATIENCE } from '../support/patience.mts';
import { contextAt } from './support.ts';

const options = fuzz(60);
vi.setConfig({ testTimeout: PATIENCE + (options.numRuns ?? 0) * 500 });

interface Node {
  readonly type: string;
  readonly url?: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

/** What in Markdown would be more than text: links, images, HTML, and addresses that renderers make links of. */
function active(markdown: string): string[] {
  const nodes = [...nodesOf(fromMarkdown(markdown) as Node)];
  const found = nodes
    .filter(({ type }) => /link|image|html|definition/i.test(type))
    .map(({ type, url, value }) => `${type} ${url ?? value}`);
  // Code is never made a link of.
  const bare = /[a-z]:\/\/|(?<![\p{L}\p{N}])www\./iu.exec(markdown.replace(/(`+)[^`].*?\1(?!`)/gs, ''));
  return bare ? [...found, bare[0]] : found;
}

const text = fc.oneof(
  hostileLine,
  fc
    .tuple(
      hostileLine,
      fc.constantFrom('https://e.example', 'www.e.example', '[a]: command:x', '<https://e.example>'),
    )
    .map((parts) => parts.join(' ')),
);

describe('Markdown made of what pages say carries only text', () => {
  test('in hovers', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (title, word) => {
        const files = { 'english-playbook/assess-b.md': `# ${title}\n` };
        const page = [
          `# ${title}`,
          `Primary Role: **${word}**`,
          `Applies To: **${word}**`,
          `Phase: **${word}**`,
          '[b](assess-b.md)',
        ].join('\n\n');
        const { context } = await contextAt(`${page}\n‸`, { files });
        let hovers = 0;
        for (let offset = 0; offset < page.length; offset += 3) {
          const found = hover(context, offset);
          if (!found) continue;
          hovers++;
          expect(active(found.markdown)).toEqual([]);
        }
        expect(hovers).toBeGreaterThan(0);
      }),
      options,
    );
  });

  test('in reports', () => {
    const layout = /^<\/?(?:details|summary)>|^<!-- -->$/;
    fc.assert(
      fc.property(text, text, (message, path) => {
        const report = reportOf([{ path, language: 'en', findings: [finding({ message })] }]);
        const found = active(print('markdown', report));
        expect(found.filter((one) => !layout.test(one.replace('html ', '')))).toEqual([]);
      }),
      options,
    );
  });
});
