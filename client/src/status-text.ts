import type { PageStatus, ProblemCounts } from '../../server/src/lsp/protocol.ts';

/** Translates a message, `{0}` and so on filled in: `l10n.t` of the editor. */
export type Translate = (message: string, ...values: (string | number)[]) => string;

/** The counts of problems in words, those that are none left out. */
export function problemText({ errors, warnings, infos, hints }: ProblemCounts, t: Translate): string {
  const counted = [
    counts(errors, t('1 error'), () => t('{0} errors', errors)),
    counts(warnings, t('1 warning'), () => t('{0} warnings', warnings)),
    counts(infos, t('1 note'), () => t('{0} notes', infos)),
    counts(hints, t('1 hint'), () => t('{0} hints', hints)),
  ].filter((text) => text !== '');
  return counted.length === 0 ? t('No problems') : counted.join(', ');
}

function counts(count: number, one: string, many: () => string): string {
  if (count === 0) return '';
  return count === 1 ? one : many();
}

/** The language and kind of a page, as in `Deutsch · process page`. */
export function pageText({ language, kind }: PageStatus, t: Translate): string {
  return [language?.name, kind?.title].filter(Boolean).join(' · ') || t('Playbook');
}

/** Where a page's configuration comes from. */
export function profileText({ profile, configuration }: PageStatus, t: Translate): string {
  const file = configuration?.slice(configuration.lastIndexOf('/') + 1);
  if (file === undefined) return t('Built-in profile {0}', profile ?? '');
  return profile === undefined ? file : t('Profile {0} from {1}', profile, file);
}
