import { sectionAt } from '../../playbook/sections.ts';
import type { Profile } from '../../profile/profile.ts';
import { extensionOf, folderOf, join, relative } from '../../text/paths.ts';
import type { Span } from '../../text/span.ts';
import { readTarget } from '../../workspace/link-target.ts';
import type { FeatureContext } from '../context.ts';
import type { Cursor } from '../cursor/cursor.ts';
import { codeSpan, escapeMarkdown, paragraphs } from '../documentation-text.ts';
import { addressText, labelText } from '../markdown-text.ts';
import type { CompletionDraft } from './item.ts';
import { type LinkablePage, leadsOn, linkablePages } from './linked-pages.ts';

/** Completes addresses, labels and next steps; `undefined` when the cursor is at none. */
export function completeLink(context: FeatureContext, cursor: Cursor): CompletionDraft[] | undefined {
  const { page, profile } = context;
  const section = sectionAt(page.sections, cursor.offset);
  const onward = leadsOn(page, section, profile.nextStepsSection);
  const destination = destinationAt(cursor);
  if (destination) return completeAddress(context, cursor, destination, onward);
  const label = labelAt(cursor);
  const start = label ?? (onward ? listWordAt(cursor) : undefined);
  if (!start) return undefined;
  return linkablePages(context, onward).map((target): CompletionDraft => {
    const link = `[${labelText(target.title)}](${target.address})`;
    // Typed text begins with the bracket where there is one.
    const filterText = `${label ? '[' : ''}${target.title} ${target.address}`;
    return { ...pageDraft(target, profile), insert: link, span: start, filterText };
  });
}

interface Destination {
  /** The address up to its end, or to the cursor where it has none yet. */
  readonly span: Span;
  readonly isImage: boolean;
  /** Whether the bracket that ends it is missing. */
  readonly isOpen: boolean;
}

/** Longer addresses are not typed. */
const MAX_ADDRESS_LENGTH = 300;

/** The address that the cursor is in: behind `](`, or behind the colon of a definition. */
function destinationAt({ before, after, offset }: Cursor): Destination | undefined {
  const tail = before.slice(-MAX_ADDRESS_LENGTH);
  const opening = tail.lastIndexOf('](');
  const definition = /^ {0,3}\[[^\]]{1,100}\]:[ \t]*(\S*)$/.exec(before);
  if (definition) {
    const start = offset - (definition[1]?.length ?? 0);
    const end = offset + (/^\S*/.exec(after)?.[0].length ?? 0);
    return { span: { start, end }, isImage: false, isOpen: false };
  }
  const typed = tail.slice(opening + 2);
  if (opening < 0 || /[\s()<>]/.test(typed)) return undefined;
  const start = offset - typed.length;
  const rest = /^[^\s()<>]*/.exec(after)?.[0] ?? '';
  const isClosed = after.charAt(rest.length) === ')' || /^[ \t]+["']/.test(after.slice(rest.length));
  const bracket = openingBracket(tail, opening);
  const isImage = bracket > 0 && tail.charAt(bracket - 1) === '!';
  return { span: { start, end: isClosed ? offset + rest.length : offset }, isImage, isOpen: !isClosed };
}

/** The bracket that the one at `closing` closes. */
function openingBracket(text: string, closing: number): number {
  let depth = 0;
  for (let at = closing; at >= 0; at--) {
    const char = text.charAt(at);
    if (text.charAt(at - 1) === '\\') continue;
    if (char === ']') depth++;
    else if (char === '[' && --depth === 0) return at;
  }
  return -1;
}

function completeAddress(
  context: FeatureContext,
  { offset }: Cursor,
  { span, isImage, isOpen }: Destination,
  onward: boolean,
): CompletionDraft[] {
  const { page, profile } = context;
  const typed = page.text.slice(span.start, offset);
  const close = isOpen ? ')' : '';
  if (isImage) return images(context).map((path): CompletionDraft => fileDraft(path, page.path, span, close));
  const hash = typed.indexOf('#');
  if (hash >= 0)
    return anchors(context, typed.slice(0, hash), { start: span.start + hash + 1, end: span.end }, close);
  return linkablePages(context, onward).map((target): CompletionDraft => {
    const filterText = `${target.address} ${target.title}`;
    return { ...pageDraft(target, profile), insert: target.address + close, span, filterText };
  });
}

/** The places on a page that a link may lead to. */
function anchors(context: FeatureContext, address: string, span: Span, close: string): CompletionDraft[] {
  const { page, workspace, allFacts } = context;
  const target = readTarget(address, page.path);
  const isOwn = target.kind === 'empty' || (target.kind === 'file' && target.path === page.path);
  const names = isOwn
    ? page.anchors
    : target.kind === 'file'
      ? ((allFacts.get(target.path) ?? workspace.facts(target.path))?.anchors ?? [])
      : [];
  return names.map((anchor): CompletionDraft => {
    const section = isOwn ? page.sections.find((one) => one.anchor === anchor) : undefined;
    const detail = section && `${'#'.repeat(section.level)} ${section.heading.text}`;
    return {
      label: anchor,
      kind: 'anchor',
      detail,
      insert: addressText(anchor) + close,
      span,
      filterText: `${anchor} ${section?.heading.text ?? ''}`.trim(),
    };
  });
}

const IMAGES = new Set(['.png', '.jpg', '.jpeg', '.gif', '.svg', '.webp', '.bmp']);

/** The images in the folders that are known: the page's own, and those that hold an image of it. */
function images({ page, workspace }: FeatureContext): string[] {
  const own = folderOf(page.path);
  const used = page.links.flatMap(({ kind, url }) => {
    const target = kind === 'image' ? readTarget(url.text, page.path) : undefined;
    return target?.kind === 'file' ? [folderOf(target.path)] : [];
  });
  const below = workspace.entries(own).map((name) => join(own, name));
  return [...new Set([...used, own, ...below])].flatMap((folder) =>
    workspace
      .entries(folder)
      .filter((name) => IMAGES.has(extensionOf(name)))
      .map((name) => join(folder, name)),
  );
}

function fileDraft(path: string, page: string, span: Span, close: string): CompletionDraft {
  const folder = folderOf(page);
  return {
    label: relative(folder, path),
    kind: 'file',
    insert: addressText(relative(folder, path)) + close,
    span,
  };
}

/** The opening bracket of a label that the cursor is in, up to the end of what its partner closes. */
function labelAt({ before, after, offset }: Cursor): Span | undefined {
  const tail = before.slice(-MAX_ADDRESS_LENGTH);
  const at = tail.lastIndexOf('[');
  const typed = tail.slice(at + 1);
  if (at < 0 || /[\]!^[(]/.test(typed) || /[\\!]$/.test(tail.slice(0, at))) return undefined;
  // A link that is there already is left alone, as is the box of a task list.
  if (typed === ' ' || /^[^[\]]*\][([]/.test(after)) return undefined;
  return { start: offset - typed.length - 1, end: after.startsWith(']') ? offset + 1 : offset };
}

/** The word that the cursor is behind, in the text of a list item without any link before it. */
function listWordAt({ before, after, offset }: Cursor): Span | undefined {
  const item = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+/.exec(before);
  if (!item || after.trim() !== '') return undefined;
  const typed = before.slice(item[0].length);
  if (/[[\]()`]/.test(typed)) return undefined;
  const word = typed.slice(typed.lastIndexOf(' ') + 1);
  return { start: offset - word.length, end: offset };
}

function pageDraft(
  target: LinkablePage,
  { phases }: Profile,
): Pick<CompletionDraft, 'label' | 'kind' | 'detail' | 'documentation' | 'rank'> {
  const { path, address, title, facts, rank } = target;
  const phase = facts?.phase === undefined ? undefined : phases.preferred(facts.phase, facts.language);
  return {
    label: title,
    kind: 'page',
    detail: address,
    documentation: () =>
      paragraphs([`**${escapeMarkdown(title)}**`, phase && escapeMarkdown(phase), codeSpan(path)]),
    rank,
  };
}
