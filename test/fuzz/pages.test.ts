import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../server/src/text/lines.ts';
import { fuzz } from '../support/fuzz.ts';
import { damage, shapedPage } from './shapes.ts';
import { expectValid, serviceOver } from './support.ts';

const PAGE = 'english-playbook/plan-partner.md';
const OTHERS = {
  'english-playbook/plan.md': '# Plan\n\n## Overview\n\nText.\n',
  'german-playbook/plan-partner-de.md': '---\ntitle: Plan\n---\n\n# Plan\n',
};
const page = fc.tuple(shapedPage, damage).map(([text, change]) => change(text));

describe('any page whatever', { timeout: 600_000 }, () => {
  test('is checked without a fault, every place lies in its text, and fixing twice is fixing once', async () => {
    const service = serviceOver({ ...OTHERS, [PAGE]: '' });
    await fc.assert(
      fc.asyncProperty(page, async (text) => {
        service.setText(PAGE, text);
        const { findings } = await service.check(PAGE, { explicit: true });
        await expectValid(service, PAGE, text, findings);
        const fixed = await service.fix(PAGE, { explicit: true });
        if (!fixed) return;
        expect(fixed.converged).toBe(true);
        service.setText(PAGE, fixed.text);
        expect((await service.fix(PAGE, { explicit: true }))?.edits ?? []).toEqual([]);
      }),
      fuzz(60),
    );
  });

  test('has the same findings with other line ends', async () => {
    const service = serviceOver({ ...OTHERS, [PAGE]: '' });
    const findingsOf = async (text: string) => {
      service.setText(PAGE, text);
      const { findings } = await service.check(PAGE, { explicit: true });
      const lines = new LineIndex(text);
      return findings.map(({ rule, message, span }) => [rule, message, lines.lineAt(span.start)]);
    };
    await fc.assert(
      fc.asyncProperty(page, async (text) => {
        const unix = text.replace(/\r\n?/g, '\n');
        expect(await findingsOf(unix.replaceAll('\n', '\r\n'))).toEqual(await findingsOf(unix));
      }),
      fuzz(40),
    );
  });
});
