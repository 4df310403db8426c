import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { excerpt } from '../../../server/src/cli/reporters/html/excerpt.ts';
import { SCRIPT } from '../../../server/src/cli/reporters/html/script.ts';
import { STYLE } from '../../../server/src/cli/reporters/html/style.ts';
import { hostileReport, MESSAGES } from '../formats/hostile.ts';
import { finding, print, report } from '../report-builder.ts';

/** The data that the report's script gets. */
function dataOf(html: string): { pages: [string, string, unknown, unknown[][]][] } {
  const [, text = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(text) as { pages: [string, string, unknown, unknown[][]][] };
}

test('is one page that fetches nothing', () => {
  const html = print('html', report([finding()]));
  expect(html.startsWith('<!doctype html>\n<html lang="en">\n')).toBe(true);
  expect(html).not.toMatch(/\ssrc=|@import|url\(|<link(?! rel="icon" href="data:,")/);
});

test('allows its own script and style only', () => {
  const html = print('html', report([finding()]));
  for (const text of [SCRIPT, STYLE])
    expect(html).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  expect(html.match(/<script\b[^>]*>/g)).toEqual(['<script type="application/json" id="data">', '<script>']);
  expect(html).not.toMatch(/\son\w+=|\sstyle=/);
});

test('is the same for the same report', () => {
  expect(print('html', report([finding()]))).toBe(print('html', report([finding()])));
});

test('holds whatever it is given', () => {
  const html = print('html', hostileReport());
  expect(html.match(/<script\b|<\/script\b/g)).toHaveLength(4);
  const [first] = dataOf(html).pages;
  const messages = first?.[3].map((row) => row[5]);
  expect(messages?.[0]).toBe(MESSAGES[0]);
  expect(messages?.[4]).toBe('control <00><07><1B>[31mred<1B>[0m<7F><85> and \ufffe');
});

test('keeps message and advice apart', () => {
  const [page] = dataOf(print('html', report([finding({ advice: 'Do this.' }), finding()]))).pages;
  expect(page?.[3].map((row) => row.slice(5, 7))).toEqual([
    ['A message.', 'Do this.'],
    ['A message.', ''],
  ]);
});

test('says when not everything was checked, and when nothing was', () => {
  expect(print('html', report([finding()]), {}, 2)).toContain(
    'Not all pages were checked. The log contains 2 errors.',
  );
  expect(print('html', report())).toContain('<h1>No pages checked</h1>');
  expect(print('html', report([], []))).toContain('<h1>No findings in 2 pages</h1>');
});

test('lines are cut around what is marked', () => {
  expect(excerpt('See [this](', 4, 10)).toEqual(['See ', '[this]', '(']);
  const [before, part, after] = excerpt(`${'a'.repeat(500)}${'b'.repeat(500)}${'c'.repeat(500)}`, 500, 1000);
  expect([before, part, after]).toEqual([`…${'a'.repeat(80)}`, 'b'.repeat(200), '…']);
  expect(excerpt(`x${'😀'.repeat(100)}`, 1, 1)).toEqual(['x', '', `${'😀'.repeat(60)}…`]);
});
