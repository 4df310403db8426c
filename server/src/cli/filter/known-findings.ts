/** What tells a finding from others of its page: see `subjectsOf`. */
export interface FindingIdentity {
  readonly rule: string;
  readonly about: readonly string[];
}

/** How a finding compares with those that were there before: it is new, or speaks of more things than it did. */
export type BaselineState = 'new' | 'updated';

/** Findings of a page that were there before, as a multiset: each can account for one of today's. */
export class KnownFindings {
  /** Rule and subject → the line each such finding is in → how many. */
  readonly #remaining = new Map<string, Map<string, number>>();

  /** @param line the text of the line that it is in, where that is known */
  add({ rule, about }: FindingIdentity, line = '', count = 1): void {
    for (const subject of about) {
      const key = `${rule}\0${subject}`;
      const lines = this.#remaining.get(key) ?? new Map<string, number>();
      lines.set(line, (lines.get(line) ?? 0) + count);
      this.#remaining.set(key, lines);
    }
  }

  /**
   * Those that were not there before, each with its state. Of several that are alike, those in a line that is new go first; else the last ones.
   * One that speaks of several things was there before if it spoke of all of them.
   */
  newAmong<T extends FindingIdentity>(
    findings: readonly T[],
    lineOf: (finding: T) => string = () => '',
  ): Map<T, BaselineState> {
    if (this.#remaining.size === 0) return allNew(findings);
    const open = findings.map((finding) => ({ finding, unknown: [...finding.about] }));
    for (const one of open) {
      const line = lineOf(one.finding);
      one.unknown = one.unknown.filter((subject) => !this.#take(one.finding.rule, subject, line));
    }
    for (const one of open)
      one.unknown = one.unknown.filter((subject) => !this.#take(one.finding.rule, subject));
    const fresh = open.filter(({ unknown }) => unknown.length > 0);
    return new Map(
      fresh.map(({ finding, unknown }) => [
        finding,
        unknown.length === finding.about.length ? 'new' : 'updated',
      ]),
    );
  }

  /** What accounted for nothing: how many findings of each rule and subject. */
  remaining(): (FindingIdentity & { readonly count: number })[] {
    return [...this.#remaining].map(([key, lines]) => {
      const [rule = '', subject = ''] = key.split('\0');
      const count = [...lines.values()].reduce((sum, each) => sum + each, 0);
      return { rule, about: [subject], count };
    });
  }

  /** @param line absent: whichever line it was */
  #take(rule: string, subject: string, line?: string): boolean {
    const key = `${rule}\0${subject}`;
    const lines = this.#remaining.get(key);
    const from = line ?? lines?.keys().next().value;
    const count = from === undefined ? undefined : lines?.get(from);
    if (lines === undefined || from === undefined || count === undefined) return false;
    if (count > 1) lines.set(from, count - 1);
    else lines.delete(from);
    if (lines.size === 0) this.#remaining.delete(key);
    return true;
  }
}

/** Findings of which none was there before. */
export function allNew<T>(findings: readonly T[]): Map<T, BaselineState> {
  return new Map(findings.map((finding) => [finding, 'new']));
}
