/**
 * What the editor itself does with Markdown. VS Code lists and follows links, finds the links to a heading, folds sections,
 * fenced code and lists, shows headings in the outline and previews images: there, features leave that to it, so that nothing
 * is offered twice. Other editors that speak the language server protocol mostly have none of it.
 */
export interface MarkdownSupport {
  /** Whether the editor knows links and headings by itself. */
  readonly knowsLinks: boolean;
}

export const NO_SUPPORT: MarkdownSupport = { knowsLinks: false };
