import { expect } from 'vitest';
import type { Finding } from '../../server/src/lint/finding.ts';
import internalError from '../../server/src/rules/page/internal-error.ts';
import { createPlaybookService, type PlaybookService } from '../../server/src/service.ts';
import type { Span } from '../../server/src/text/span.ts';
import { memoryHost } from '../support/memory-host.ts';

/** A service over pages in memory, on a fixed day. */
export function serviceOver(files: Readonly<Record<string, string>>): PlaybookService {
  return createPlaybookService({ host: memoryHost(files), today: () => ({ year: 2020, month: 6, day: 1 }) });
}

/** What holds for the findings of any page whatever. */
export async function expectValid(
  service: PlaybookService,
  page: string,
  text: string,
  findings: readonly Finding[],
): Promise<void> {
  for (const { rule, message, span, related, fixes } of findings) {
    expect(rule, message).not.toBe(internalError.id);
    expectInside(span, text, rule);
    for (const { path = page, span: place } of related)
      if (place)
        expectInside(place, (path === page ? text : await service.text(path)) ?? '', `${rule}, related`);
    for (const { edits } of fixes) {
      let end = 0;
      for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
        expectInside(edit.span, text, `${rule}, fix`);
        expect(edit.span.start, `${rule}: edits overlap`).toBeGreaterThanOrEqual(end);
        end = edit.span.end;
      }
    }
  }
}

function expectInside({ start, end }: Span, text: string, what: string): void {
  if (!(0 <= start && start <= end && end <= text.length))
    expect.fail(`${what}: the span ${start}–${end} is not within the text, which ends at ${text.length}`);
}
