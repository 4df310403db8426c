import type { Playbook, Section } from '../../playbook/model.ts';
import { createPlaybookReader } from '../../playbook/parse.ts';
import { anchorSpan } from '../../playbook/queries/link-address.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import { contains, slice } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';
import { t } from '../l10n.ts';
import { type LinkTo, linksTo } from '../links-to.ts';
import { type Refusal, type Rename, RenameEdits } from './edits.ts';

/** Changes a heading, and the anchor of every link to it. Headings of one name are numbered, so others may change as well. */
export async function renameHeading(
  section: Section,
  newText: string,
  context: FeatureContext,
): Promise<Rename | Refusal> {
  const { page, profile } = context;
  const edit = { span: section.heading.span, newText };
  if (slice(page.text, edit.span) === newText) return new RenameEdits({}).rename;
  const renamed = createPlaybookReader().read(page.path, applyEdits(page.text, [edit]), profile);
  if (!isSameOutline(page, renamed))
    return { refused: t('"{0}" would not be recognized as this heading.', newText) };
  const anchors = changedAnchors(page, renamed);
  const [before, after] = [section.anchor, anchors.get(section.anchor) ?? section.anchor];
  const description = t('{0} becomes {1}', `#${before}`, `#${after}`);
  const edits = new RenameEdits({
    heading: { label: t('Heading'), description: t('The heading itself'), needsConfirmation: false },
    here: { label: t('Links on this page'), description, needsConfirmation: false },
    there: { label: t('Links on other pages'), description, needsConfirmation: false },
  });
  edits.add(page.path, 'heading', edit);
  if (anchors.size > 0) {
    for (const link of await linksTo(page.path, context)) {
      const own = link.page.path === page.path;
      const change = own && contains(edit.span, link.link.span) ? undefined : anchorEdit(link, anchors);
      if (change) edits.add(link.page.path, own ? 'here' : 'there', change);
    }
  }
  return edits.rename;
}

function isSameOutline(page: Playbook, renamed: Playbook): boolean {
  return (
    renamed.sections.length === page.sections.length &&
    renamed.sections.every(
      ({ level, headingSpan }, index) =>
        level === page.sections[index]?.level &&
        renamed.lines.lineAt(headingSpan.start) ===
          page.lines.lineAt(page.sections[index]?.headingSpan.start ?? -1),
    )
  );
}

/** Anchors that are others now, old → new. */
function changedAnchors(page: Playbook, renamed: Playbook): ReadonlyMap<string, string> {
  // The page's list also has headings in quotes and lists; where the two do not match, the outline must do.
  const matching = page.anchors.length === renamed.anchors.length;
  const [before, after] = matching
    ? [page.anchors, renamed.anchors]
    : [page, renamed].map(({ sections }) => sections.map(({ anchor }) => anchor));
  const changed = new Map<string, string>();
  before?.forEach((anchor, index) => {
    const now = after?.[index];
    if (now !== undefined && now !== anchor) changed.set(anchor, now);
  });
  return changed;
}

function anchorEdit(
  { page, link, anchor }: LinkTo,
  anchors: ReadonlyMap<string, string>,
): TextEdit | undefined {
  if (anchor === undefined || anchor === '') return undefined;
  const now = anchors.get(anchor) ?? anchors.get(anchor.toLowerCase());
  const span = anchorSpan(link);
  const written = slice(page.text, span);
  const encoded = written.includes('%');
  // In `&#35;` there is a number sign as well.
  if (now === undefined || !(encoded || written === anchor)) return undefined;
  return { span, newText: encoded ? encodeURIComponent(now) : now };
}
