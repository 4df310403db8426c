import type { FeatureContext } from '../../server/src/features/context.ts';
import { createPlaybookService } from '../../server/src/service.ts';
import type { Span } from '../../server/src/text/span.ts';
import { memoryHost } from '../support/memory-host.ts';

export interface ContextOptions {
  /** Path of the page in hand. */
  readonly path?: string;
  /** The other files of the workspace, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** YAML laid over the built-in profile. */
  readonly configuration?: string;
  readonly author?: string;
  readonly today?: FeatureContext['today'];
}

/** A page with a cursor on it, and the whole workspace known. */
export interface At {
  readonly context: FeatureContext;
  /** Where the first cursor stood; the end of the text without any. */
  readonly offset: number;
  /** From the first cursor to the second, where there are two. */
  readonly range: Span;
}

/**
 * The context of a page, in whose text `‸` or, in a text without tables, `|` marks the cursor.
 *
 * @example const { context, offset } = await contextAt('Phase: **As|sess**');
 */
export async function contextAt(markdown: string, options: ContextOptions = {}): Promise<At> {
  const { path = 'english-playbook/assess-a.md', files = {}, configuration, author } = options;
  const { text, offsets } = takeCursors(markdown);
  const configured =
    configuration === undefined ? {} : { 'playbook.config.yaml': configurationFile(configuration) };
  const service = createPlaybookService({
    host: memoryHost({ ...configured, ...files, [path]: text }),
    today: () => options.today ?? { year: 2020, month: 6, day: 30 },
    author: () => author,
  });
  await service.ready();
  await service.indexAll();
  const context = await service.context(path, { explicit: true });
  const errors = service.configurationErrors().map(({ message }) => message);
  if (!context || errors.length > 0) throw new Error(`No playbook at ${path}. ${errors.join(' ')}`);
  const [start = text.length, end = start] = offsets;
  return { context, offset: start, range: { start, end } };
}

function configurationFile(overlay: string): string {
  return `extends: fasttrack\n${/^files:/m.test(overlay) ? '' : "files: ['**/*.md']\n"}${overlay}`;
}

function takeCursors(markdown: string): { readonly text: string; readonly offsets: readonly number[] } {
  const hasTable = /\|.*\|.*\||\|[ :]*-|-[ :]*\|/.test(markdown);
  const cursor = markdown.includes('‸') || hasTable ? '‸' : '|';
  const parts = markdown.split(cursor);
  let offset = 0;
  const offsets = parts.slice(0, -1).map((part) => {
    offset += part.length;
    return offset;
  });
  return { text: parts.join(''), offsets };
}

/** What is at a span of the page in hand. */
export function textAt({ page }: FeatureContext, { start, end }: Span): string {
  return page.text.slice(start, end);
}
