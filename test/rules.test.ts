import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../server/src/lint/finding.ts';
import { applyFixes } from '../server/src/lint/fix.ts';
import { rules } from '../server/src/rules/registry.ts';
import type { Rule } from '../server/src/rules/rule.ts';
import { createPlaybookService, type PlaybookService } from '../server/src/service.ts';
import { conflicts } from '../server/src/text/edit.ts';
import {
  type CaseResult,
  type Fixture,
  type FixtureCase,
  parseFixture,
  renderFixture,
} from './support/fixture.ts';
import { memoryHost } from './support/memory-host.ts';
import { renderFindings } from './support/render-findings.ts';

const FOLDER = fileURLToPath(new URL('rules/', import.meta.url));
const TODAY = { year: 2024, month: 6, day: 30 };
/** A rule failing on a page cannot be shown by a page; see lint/run.test.ts. Rules of remark-lint are shown by some examples. */
const WITHOUT_FIXTURE = (rule: Rule) => rule.id === 'page/internal-error' || rule.id.startsWith('remark/');

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);
const fixtures = new Map(
  files.map((file) => [file.slice(0, -3).replaceAll('\\', '/'), readFileSync(FOLDER + file, 'utf8')]),
);

describe('every rule has a fixture, every fixture a rule', () => {
  const wanted = rules.filter((rule) => !WITHOUT_FIXTURE(rule) || fixtures.has(rule.id)).map(({ id }) => id);
  test('', () => expect([...fixtures.keys()].sort()).toEqual([...wanted].sort()));
});

for (const rule of rules.filter(({ id }) => fixtures.has(id))) {
  describe(rule.id, () => {
    const fixture = parseFixture(fixtures.get(rule.id) ?? '');
    const results: CaseResult[] = [];
    const seen = new Set<string>();
    for (const [index, fixtureCase] of fixture.cases.entries()) {
      test(`${fixtureCase.kind}: ${fixtureCase.title}`, async () => {
        const findings = await check(rule, fixtureCase);
        for (const { messageId } of findings) seen.add(messageId);
        const text = fixtureCase.files[0]?.text ?? '';
        const fixed = await fixAll(rule, fixtureCase, text);
        results[index] = {
          findings: renderFindings(text, findings),
          fixed: fixed === text ? undefined : fixed,
        };
        expectWellPlaced(findings, text);
        if (fixtureCase.kind === 'correct') expect(renderFindings(text, findings)).toBe('');
        else expect(findings.length, 'an incorrect page has findings').toBeGreaterThan(0);
        await expectFixesClear(rule, fixtureCase, findings, fixed);
        await expectCounterparts(rule, fixtureCase, findings, fixed);
      });
    }
    test('the fixture says what was found', async () => {
      if (results.length === fixture.cases.length)
        await expect(renderFixture(fixture, results)).toMatchFileSnapshot(`${FOLDER}${rule.id}.md`);
    });
    test('the fixture shows every message and every option', () => {
      if (results.length !== fixture.cases.length) return;
      expect([...seen].sort()).toEqual(Object.keys(rule.messages).sort());
      for (const name of Object.keys(rule.options))
        expect(optionsSet(fixture), `option "${name}"`).toContain(name);
    });
  });
}

/** One service for each case: its profile is loaded once, its page changed as in an editor. */
interface Bench {
  readonly service: PlaybookService;
  /** What was found in each text of the page so far: several tests ask for the same. */
  readonly known: Map<string, readonly Finding[]>;
}

const benches = new WeakMap<FixtureCase, Bench>();

function benchFor(rule: Rule, fixtureCase: FixtureCase): Bench {
  const ready = benches.get(fixtureCase);
  if (ready) return ready;
  const texts = Object.fromEntries(fixtureCase.files.map(({ path, text }) => [path, text]));
  texts['fixture.yaml'] = fixtureCase.configuration ?? '{}';
  texts['on.yaml'] = rule.severity === 'off' ? `rules: { ${rule.id}: warning }` : '{}';
  texts['playbook.config.yaml'] = `extends: [fasttrack, ./on.yaml, ./fixture.yaml]\nfiles: ['**/*.md']\n`;
  const service = createPlaybookService({ host: memoryHost(texts), today: () => TODAY });
  const bench = { service, known: new Map() };
  benches.set(fixtureCase, bench);
  return bench;
}

async function check(
  rule: Rule,
  fixtureCase: FixtureCase,
  change = (text: string) => text,
): Promise<readonly Finding[]> {
  const [page] = fixtureCase.files;
  if (!page) return [];
  const { service, known } = benchFor(rule, fixtureCase);
  const text = change(page.text);
  const found = known.get(text) ?? (await findingsOf(service, rule, page.path, text));
  known.set(text, found);
  return found;
}

async function findingsOf(
  service: PlaybookService,
  rule: Rule,
  path: string,
  text: string,
): Promise<readonly Finding[]> {
  service.setText(path, text);
  // What a comment suppresses is known only when every rule has run.
  const aboutComments = rule.id.startsWith('page/suppression-');
  const { findings, playbook } = await service.check(
    path,
    aboutComments ? {} : { ruleIds: new Set([rule.id]) },
  );
  expect(service.configurationErrors()).toEqual([]);
  expect(playbook, 'the page is a playbook').toBeDefined();
  return findings.filter((finding) => finding.rule === rule.id);
}

/** The page after the first fix of every finding, again and again until nothing is left to fix. */
async function fixAll(rule: Rule, fixtureCase: FixtureCase, text: string): Promise<string> {
  let current = text;
  for (let pass = 0; pass < 10; pass++) {
    const findings = await check(rule, fixtureCase, () => current);
    const next = applyFixes(current, findings, ({ fixes }) => fixes[0]).text;
    if (next === current) return current;
    current = next;
  }
  throw new Error('The fixes of this page never come to rest.');
}

function expectWellPlaced(findings: readonly Finding[], text: string): void {
  for (const { span, fixes, message, advice } of findings) {
    expect(span.start, message).toBeGreaterThanOrEqual(0);
    expect(span.end, message).toBeGreaterThanOrEqual(span.start);
    expect(span.end, message).toBeLessThanOrEqual(text.length);
    expect(`${message} ${advice}`, 'all data filled in').not.toMatch(/\{\w+\}/);
    for (const { edits } of fixes) {
      expect(edits.length).toBeGreaterThan(0);
      for (const [index, edit] of edits.entries()) {
        expect(edit.span.end).toBeLessThanOrEqual(text.length);
        for (const other of edits.slice(index + 1)) expect(conflicts(edit, other), message).toBe(false);
      }
    }
  }
}

/** Every alternative fix changes something and leaves fewer findings than before; what was fixed stays fixed. */
async function expectFixesClear(
  rule: Rule,
  fixtureCase: FixtureCase,
  findings: readonly Finding[],
  fixed: string,
): Promise<void> {
  const text = fixtureCase.files[0]?.text ?? '';
  for (const finding of findings) {
    for (const fix of finding.fixes) {
      const after = applyFixes(text, [finding], () => fix).text;
      const left = await check(rule, fixtureCase, () => after);
      expect(left.length, `"${fix.title}" clears its finding`).toBeLessThan(findings.length);
    }
  }
  const rest = await check(rule, fixtureCase, () => fixed);
  expect(
    rest.filter(({ fixes }) => fixes.length > 0),
    'fixing twice changes nothing more',
  ).toEqual([]);
}

/** The page with Windows line ends, and with a byte order mark, has the same findings at the same places. */
async function expectCounterparts(
  rule: Rule,
  fixtureCase: FixtureCase,
  findings: readonly Finding[],
  fixed: string,
): Promise<void> {
  const text = fixtureCase.files[0]?.text ?? '';
  const windows = (lf: string) => lf.replaceAll('\n', '\r\n');
  const marked = (plain: string) => `\ufeff${plain}`;
  const crlf = await check(rule, fixtureCase, windows);
  expect(renderFindings(windows(text), crlf), 'Windows line ends').toBe(renderFindings(text, findings));
  expect(await fixAll(rule, fixtureCase, windows(text)), 'Windows line ends, fixed').toBe(windows(fixed));
  if (text.startsWith('\ufeff')) return;
  const bom = await check(rule, fixtureCase, marked);
  expect(
    bom.map(({ message, span }) => [message, Math.max(0, span.start - 1)]),
    'byte order mark',
  ).toEqual(findings.map(({ message, span }) => [message, span.start]));
}

function optionsSet({ cases }: Fixture): string {
  return cases.map(({ configuration }) => configuration ?? '').join('\n');
}
