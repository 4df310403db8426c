import type { Finding } from '../../lint/finding.ts';
import type { Playbook } from '../../playbook/model.ts';
import type { CheckDependencies } from '../../service.ts';
import { formatDate } from '../../text/date.ts';
import { ReadError } from '../../workspace/decode.node.ts';
import { lastUpdateOf } from '../../workspace/facts-of.ts';
import type { Host } from '../../workspace/host.ts';
import { type FileReport, identitiesOf, type PlaceSource, reportFinding } from '../reporters/report.ts';
import { cannotRead, systemErrorReason } from '../shell/system-error.ts';
import type { PlannedPage } from '../targets/plan.ts';

/** What came of looking at a page: plain data, whichever run it comes from. */
export type PageResult =
  /** `message` is for people; absent when an invalid configuration, which has been reported, is the reason. */
  | { readonly kind: 'unread'; readonly message?: string }
  | { readonly kind: 'no playbook' }
  | { readonly kind: 'playbook'; readonly text: string; readonly report: PageResultReport };

/** A page's report; its path and those of related places are relative to the workspace's root. */
export type PageResultReport = FileReport;

/** An `PageResult`, and what else the check made known. */
export interface CheckOutcome {
  readonly result: PageResult;
  readonly dependencies?: CheckDependencies | undefined;
  readonly looksLikePlaybook?: boolean;
}

/**
 * How much text the models kept in memory stand for where each page is checked once: neighbours follow one another, so that
 * what they need of each other is still there. In UTF-16 code units.
 */
export const CHECKED_ONCE = 500_000;

/**
 * Checks one page. Never rejects.
 * @param ruleIds run only these rules
 */
export async function checkPage(
  page: PlannedPage,
  ruleIds: ReadonlySet<string> | undefined,
): Promise<CheckOutcome> {
  const { workspace, path, from } = page;
  const { host } = workspace;
  const service = await workspace.service();
  // Whoever names a file, or lists it by a glob, means it: no configuration needs to choose it.
  const explicit = from !== 'search';
  try {
    const { playbook, findings, dependencies } = await service.check(
      path,
      ruleIds ? { explicit, ruleIds } : { explicit },
    );
    if (playbook) {
      const report = await reportPage(playbook, findings, host);
      return {
        result: { kind: 'playbook', text: playbook.text, report },
        dependencies,
        looksLikePlaybook: playbook.looksLikePlaybook,
      };
    }
    // With a broken configuration, which has been reported, nobody can tell.
    const broken = (await service.profile(path)) === undefined;
    return { result: { kind: broken ? 'unread' : 'no playbook' } };
  } catch (error) {
    return { result: { kind: 'unread', message: await failureOf(error, 'check', page) } };
  }
}

async function reportPage(
  playbook: Playbook,
  findings: readonly Finding[],
  host: Host,
): Promise<PageResultReport> {
  const { text, lines, path, language } = playbook;
  const source: PlaceSource = {
    text,
    lines,
    path,
    shown: (other) => other,
    read: (other) => host.read(other),
  };
  const identities = identitiesOf(playbook, findings);
  const reported = await Promise.all(findings.map((finding) => reportFinding(finding, identities, source)));
  const updated = lastUpdateOf(playbook);
  return {
    path,
    language,
    ...(updated && { updated: formatDate(updated, 'YYYY-MM-DD') }),
    findings: reported,
  };
}

/** Why a page could not be checked or fixed. @example 'Cannot read docs/a.md: permission denied.' */
export async function failureOf(
  error: unknown,
  action: 'check' | 'fix',
  { workspace, path, label }: PlannedPage,
): Promise<string> {
  if (error instanceof ReadError) return cannotRead(label, error);
  const isThere = (await workspace.host.read(path).catch(() => '')) !== undefined;
  if (!isThere) return `Cannot read ${label}: it no longer exists.`;
  return `Cannot ${action} ${label}: ${systemErrorReason(error)}`;
}
