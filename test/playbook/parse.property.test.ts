import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Playbook } from '../../server/src/playbook/model.ts';
import { plainText } from '../../server/src/playbook/plain-text.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { fuzz } from '../support/fuzz.ts';
import { at, read } from './read.ts';

const PAGE = `---
title: Playbook - Lay the Table
ms.date: 5/02/2019
---
# Lay the Table

Phase: **Assess**${'  '}
Motions: **All**

## Overview

Text with [a link](next-page.md), \`code | here\` and ![a picture](media/a.png "Title").

## Approach

### First Step

Primary Roles: **FastTrack Manager, FE**${'  '}
Applies To: **Exchange / Classroom/SDS /
Teams**

#### FTOP Tasks

| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |
| ------- | --------- | :----------------------: | :------------: | -------- |
| 1001 | [Lay it](https://a.example/lay) well | M | FastTrack Manager | All Services |
| [1002](b.md) | Spoons - count them | O | FastTrack Engineer | Exchange / Teams |
| 1003 | Forks | O | SME | Classroom/SDS |

> [!NOTE]
> Mind the gap <!-- playbook-disable-next-line link/broken -- not yet -->

## Next Steps

- Go on to [the meal](meal-partner.md)

## Refresh Summary

| Date | Who Changed | What Changed |
|------|-------------|--------------|
| 3/25/2020 | A. Writer | Spoons added |
| 10/1/2019 | B. Writer | Published |

[Home](https://a.example)
`;

const SCRAPS = [
  '|',
  '||',
  ' | ',
  '\\',
  '**',
  '*',
  '[',
  ']',
  '(',
  ')',
  '](',
  '![',
  '`',
  '```\n',
  '\n',
  '\n\n',
  '  ',
  ' ',
  '> ',
  '- ',
  '    ',
  '##',
  '# ',
  '<!--',
  '-->',
  '---',
  '\u200b',
  '\u00a0',
  '、',
  '：',
  '（',
  '）',
  ':',
  '\t',
  '1004',
  '<<<<<<< a\n',
  '=======\n',
  '>>>>>>> b\n',
  '[!',
  '<',
  '&amp;',
  '😀',
  '\ufeff',
];

/** Edits like those of hurried writers and of translation tools. */
const edit = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'cut', 'double', 'drop', 'join'),
  where: fc.double({ min: 0, max: 1, noNaN: true }),
  scrap: fc.constantFrom(...SCRAPS),
  length: fc.integer({ min: 1, max: 12 }),
});

function apply(
  text: string,
  { kind, where, scrap, length }: { kind: string; where: number; scrap: string; length: number },
): string {
  const offset = Math.floor(where * text.length);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const next = lineEnd < 0 ? text.length : lineEnd + 1;
  if (kind === 'insert') return text.slice(0, offset) + scrap + text.slice(offset);
  if (kind === 'delete') {
    const found = text.indexOf(scrap, offset);
    return found < 0 ? text : text.slice(0, found) + text.slice(found + scrap.length);
  }
  if (kind === 'cut') return text.slice(0, offset) + text.slice(offset + length);
  if (kind === 'double') return text.slice(0, next) + text.slice(lineStart, next) + text.slice(next);
  if (kind === 'drop') return text.slice(0, lineStart) + text.slice(next);
  return lineEnd < 0 ? text : text.slice(0, lineEnd) + text.slice(next);
}

const damaged = fc.array(edit, { minLength: 1, maxLength: 8 }).map((edits) => edits.reduce(apply, PAGE));

/** Everything in the model but the text itself, its line index and the syntax tree. */
function plain({ text: _text, lines: _lines, syntax: _syntax, ...model }: Playbook): unknown {
  return model;
}

/** Calls `visit` for every span in a value. */
function eachSpan(value: unknown, visit: (start: number, end: number) => void): void {
  if (value instanceof Map) for (const item of value.values()) eachSpan(item, visit);
  else if (typeof value === 'object' && value !== null) {
    const { start, end } = value as { start?: unknown; end?: unknown };
    if (typeof start === 'number' && typeof end === 'number') visit(start, end);
    for (const item of Object.values(value)) eachSpan(item, visit);
  }
}

/** The spans of a page that end before they start or lie outside the text. */
function strays(page: Playbook): string[] {
  const found: string[] = [];
  eachSpan(plain(page), (start, end) => {
    if (start < 0 || end < start || end > page.text.length) found.push(`${start}-${end}`);
  });
  return found;
}

/** The model with positions in place of offsets: the same for a text and its counterpart with other line ends. */
function positioned(value: unknown, lines: LineIndex): unknown {
  if (value instanceof Map) return [...value].map(([key, item]) => [key, positioned(item, lines)]);
  if (Array.isArray(value)) return value.map((item) => positioned(item, lines));
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n');
  if (typeof value !== 'object' || value === null) return value;
  const offsets = new Set(['start', 'end', 'missingBreakAt', 'blankAt']);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      offsets.has(key) && typeof item === 'number' ? lines.positionAt(item) : positioned(item, lines),
    ]),
  );
}

describe('a damaged page', () => {
  test('is read with every span in the text', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const page = read(text);
        expect(strays(page)).toEqual([]);
      }),
      fuzz(40),
    );
  });

  test('has parts whose texts are what stands at their spans', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const page = read(text);
        const parts = [
          ...page.attributes.flatMap(({ label, value, items }) => [label, value, ...items]),
          ...page.tables.flatMap(({ header, delimiter, rows }) =>
            [header, delimiter, ...rows].flatMap(({ cells }) => cells),
          ),
          ...page.taskTables.flatMap(({ tasks }) =>
            tasks.flatMap(({ cells, services }) => [...cells.values(), ...services]),
          ),
        ];
        for (const part of parts) expect(plainText(at(page, part.span) ?? '')).toBe(part.text);
      }),
      fuzz(40),
    );
  });

  test('has fewer faults in its rows once one is mended', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const page = read(text);
        const errors = errorsOf(page);
        for (const { edit: fix } of errors) {
          if (fix) expect(errorsOf(read(applyEdits(text, [fix]))).length).toBeLessThan(errors.length);
        }
      }),
      fuzz(40),
    );
  });

  test('means the same with other line ends', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const counterpart = text.replaceAll('\n', '\r\n');
        expect(positioned(plain(read(counterpart)), new LineIndex(counterpart))).toEqual(
          positioned(plain(read(text)), new LineIndex(text)),
        );
      }),
      fuzz(40),
    );
  });
});

function errorsOf({ taskTables }: Playbook) {
  return taskTables.flatMap(({ tasks }) => tasks.flatMap(({ defect: error }) => error ?? []));
}

test('any text is read', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...SCRAPS, 'a', 'Phase', 'Task ID'), maxLength: 60 }),
      (text) => {
        expect(strays(read(text))).toEqual([]);
      },
    ),
    fuzz(80),
  );
});
