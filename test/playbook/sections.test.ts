import { describe, expect, test } from 'vitest';
import { createAnchors } from '../../server/src/playbook/anchors.ts';
import { at, read } from './read.ts';

describe('sections', () => {
  const page = read(
    'Intro\n\n# Title #\n\n## Overview\n\ntext\n\n### **Deep** `x`\n\n## Next Steps:\n\nLast\n====\n\n> ## Quoted\n\n- ## Listed\n',
  );
  const { sections } = page;

  test('are the headings outside quotes and lists', () => {
    expect(sections.map(({ level, heading }) => `${level} ${heading.text}`)).toEqual([
      '1 Title',
      '2 Overview',
      '3 Deep x',
      '2 Next Steps:',
      '1 Last',
    ]);
  });

  test('know their ids, a colon behind the name apart', () => {
    expect(sections.map(({ id }) => id)).toEqual([undefined, 'overview', undefined, 'next', undefined]);
  });

  test('have the spans of their words and of their lines', () => {
    expect(sections.map(({ heading }) => at(page, heading.span))).toEqual([
      'Title',
      'Overview',
      '**Deep** `x`',
      'Next Steps:',
      'Last',
    ]);
    expect(sections.map(({ headingSpan }) => at(page, headingSpan))).toEqual([
      '# Title #',
      '## Overview',
      '### **Deep** `x`',
      '## Next Steps:',
      'Last\n====',
    ]);
  });

  test('reach to the next heading of their level or above', () => {
    const ends = sections.map(({ span }) => page.text.slice(span.end).split('\n')[0]);
    expect(ends).toEqual(['Last', '## Next Steps:', '## Next Steps:', 'Last', '']);
  });

  test('keep to themselves what a merge left', () => {
    expect(read('# A\n\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> b\n').sections).toHaveLength(1);
  });

  test('may be empty', () => {
    const empty = read('# A\n\n##\n\nb\n');
    expect(empty.sections[1]).toMatchObject({
      level: 2,
      heading: { text: '', span: { start: 7, end: 7 } },
      anchor: '',
    });
  });

  test('end with the text whatever their number', () => {
    const start = performance.now();
    const many = read('# A\n\n'.repeat(3_000));
    expect(many.sections).toHaveLength(3_000);
    expect(many.sections.at(-1)?.span.end).toBe(many.text.length);
    expect(many.sections.at(-1)?.anchor).toBe('a-2999');
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});

test('a heading in a quote takes part in the numbering of anchors', () => {
  const { sections, anchors } = read('> # A\n\n# A\n');
  expect(sections.map(({ anchor }) => anchor)).toEqual(['a-1']);
  expect(anchors).toEqual(['a', 'a-1']);
});

test('anchors are those of GitHub', () => {
  const anchorOf = createAnchors();
  const headings = [
    'Who & What?',
    'Who & What?',
    'Nächste Schritte',
    '1. 概要（A）',
    'a_b-c',
    'who--what-1',
    'Who & What?',
  ];
  expect(headings.map(anchorOf)).toEqual([
    'who--what',
    'who--what-1',
    'nächste-schritte',
    '1-概要a',
    'a_b-c',
    'who--what-1-1',
    'who--what-2',
  ]);
});

describe('headings without their blank', () => {
  test.each([
    ['##Title', 2],
    ['###Ziele der Seite', 3],
    ['##概要', 2],
    ['##**Title**', 2],
    ['##1. Start', 2],
    ['##\u00a0Title', 2],
    ['##\u3000概要', 2],
    ['#Overview', 1],
    ['#Next steps', 1],
    ['#概要', 1],
  ])('%s', (line, level) => {
    const page = read(`# A\n\n${line}\n\ntext\n`);
    expect(page.brokenHeadings).toEqual([
      { level, span: { start: 5, end: 5 + line.length }, textAt: 5 + level },
    ]);
  });

  test.each([
    '## Title',
    '#1 priority',
    '#hashtag',
    '#HashTag',
    '#One #two',
    '#Title\nmore text',
    '    ##Code',
    '```\n##Code\n```',
    '\\##Title',
    '##',
    '## ##',
    'text ##Title',
    '#######Title',
    '> #Quote',
    '##!',
    '<!--\n##Title\n-->',
  ])('not %j', (text) => expect(read(`# A\n\n${text}\n`).brokenHeadings).toEqual([]));

  test('are found in the midst of a paragraph and right below a table', () => {
    const page = read('text\n##Title  \nmore\n\n| a | b |\n| - | - |\n| c | d |\n##Below\n');
    expect(page.brokenHeadings.map(({ span }) => at(page, span))).toEqual(['##Title', '##Below']);
  });
});
