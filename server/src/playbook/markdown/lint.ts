import remarkLint from 'remark-lint';
import { type Plugin, unified } from 'unified';
import { VFile } from 'vfile';
import type { Position } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import type { Playbook } from '../model.ts';
import { PLUGINS, type PluginName } from './lint-plugins.ts';

/** What remark-lint says about a page. */
export interface LintMessage {
  /** The plugin that says so; `undefined` when it is remark-lint itself. */
  readonly plugin: PluginName | undefined;
  readonly reason: string;
  /** Where; the start of the page when the whole of it is meant. */
  readonly span: Span;
  /** What makes this a defect, such as the first of two definitions. */
  readonly cause: { readonly reason: string; readonly span: Span } | undefined;
  /** Whether the plugin failed, so that nobody knows what it would have found. */
  readonly failed: boolean;
}

type Page = Pick<Playbook, 'text' | 'path' | 'lines' | 'frontMatter' | 'syntax'>;

/**
 * Text without which a plugin that runs by default finds nothing. Most pages have none of it, and are spared the tree, which
 * costs more than all other rules together.
 */
const NEEDS: Partial<Readonly<Record<PluginName, string>>> = {
  'correct-media-syntax': ')[',
  'no-duplicate-definitions': ']:',
  'no-unused-definitions': ']:',
  'no-heading-like-paragraph': '#######',
};

/**
 * Runs remark-lint's plugins on a page, all on one copy of its syntax tree. `<!--lint disable …-->` comments are honoured.
 * @param plugins the plugins to run, each with its option; `undefined` for the plugin's default
 */
export function lintMarkdown(page: Page, plugins: ReadonlyMap<PluginName, unknown>): LintMessage[] {
  const needed = [...plugins].filter(([name]) => page.text.includes(NEEDS[name] ?? ''));
  if (needed.length === 0) return [];
  const processor = unified();
  for (const [name, option] of needed) processor.use(PLUGINS[name] as Plugin<[unknown]>, [true, option]);
  // Added last, but it acts last in any case: it takes back what the page's comments suppress.
  processor.use(remarkLint);
  const file = new VFile({ value: page.text, path: page.path, cwd: '/' });
  const failures: LintMessage[] = [];
  try {
    processor.runSync(treeOf(page) as Parameters<typeof processor.runSync>[0], file);
  } catch (error) {
    // A plugin's own failure is among the messages; what is left is a comment or a nesting that remark cannot follow.
    if (!file.messages.some((message) => message === error)) failures.push(failureOf(error));
  }
  return [...failures, ...file.messages.map((message) => readMessage(message, page))];
}

/** The page's tree, with its front matter in it as other users of remark-lint have it. */
function treeOf({ syntax, frontMatter, text, lines }: Page): object {
  const tree = syntax.tree() as Tree;
  if (!frontMatter) return tree;
  const { span, body } = frontMatter;
  const yaml = {
    type: 'yaml',
    value: text.slice(body.start, body.end),
    position: { start: pointOf(span.start, lines), end: pointOf(span.end, lines) },
  };
  const start = { line: 1, column: 1, offset: 0 };
  const position = tree.position && { start, end: tree.position.end };
  return { ...tree, children: [yaml, ...tree.children], ...(position && { position }) };
}

interface Tree {
  readonly children: readonly object[];
  readonly position?: { readonly start: Point; readonly end: Point };
}

/** A place as remark has it: line and column 1-based. */
interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset?: number | undefined;
}

function pointOf(offset: number, lines: Page['lines']): Point {
  const { line, character } = lines.positionAt(offset);
  return { line: line + 1, column: character + 1, offset };
}

type Message = VFile['messages'][number];

function readMessage(message: Message, page: Page): LintMessage {
  const { cause } = message;
  const earlier = isMessage(cause) ? { reason: cause.reason, span: messageSpan(cause, page) } : undefined;
  return {
    plugin:
      message.ruleId !== undefined && Object.hasOwn(PLUGINS, message.ruleId)
        ? (message.ruleId as PluginName)
        : undefined,
    reason: message.reason,
    span: messageSpan(message, page),
    cause: earlier,
    failed: cause instanceof Error && !earlier,
  };
}

function isMessage(cause: unknown): cause is Message {
  return cause instanceof Error && 'reason' in cause && 'place' in cause;
}

function failureOf(error: unknown): LintMessage {
  const reason = error instanceof Error ? error.message : String(error);
  return { plugin: undefined, reason, span: { start: 0, end: 0 }, cause: undefined, failed: true };
}

function messageSpan({ place }: Message, { lines, text }: Page): Span {
  if (!place) return { start: 0, end: 0 };
  if ('start' in place) return { start: offsetOf(place.start, lines), end: offsetOf(place.end, lines) };
  // A mere point is made visible: the character behind it, or the one before it at the end of a line.
  const at = offsetOf(place, lines);
  const behind = text[at];
  if (behind !== undefined && behind !== '\n' && behind !== '\r') return { start: at, end: at + 1 };
  return { start: Math.max(0, at - 1), end: at };
}

function offsetOf({ line, column, offset }: Point, lines: Page['lines']): number {
  const position: Position = { line: line - 1, character: column - 1 };
  return offset ?? lines.offsetAt(position);
}
