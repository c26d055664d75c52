import { describe, expect, test } from 'vitest';
import { chapterSegments } from './chapter-html.ts';
import { chapterForm } from './chapter-input.ts';
import { readChapterText } from './chapter-text.ts';
import { longestChapter } from './text-bounds.ts';

const { markdown } = chapterForm.shape;
const full = (text: string): string => text.repeat(Math.ceil(longestChapter / text.length)).slice(0, longestChapter);
const nested = (a: string, b: string, times = Math.floor(longestChapter / (a.length + b.length + 1))): string => `${a.repeat(times)}x${b.repeat(times)}`;
/** Milliseconds to read and, when it is accepted, to preview. */
function timeOf(text: string): number {
  const start = performance.now();
  const read = markdown.safeParse(text);
  if (read.success) chapterSegments(readChapterText(read.data, 'nb'), { language: 'nb', topLevel: 3, slot: (_slot, children) => children });
  return performance.now() - start;
}

describe('the text of a chapter', () => {
  test('may have 60 000 characters, not one more', () => {
    const text = full('Det er et avsnitt med *noen* ord og :claim[fem]{period}.\n\n');
    expect([markdown.safeParse(text).success, markdown.safeParse(`${text}a`).success]).toEqual([true, false]);
  });
  // What takes the parser from seven seconds to minutes is refused before it is parsed. The time is wide: machines are busy.
  test.each<[string, string]>([
    ['emphasis', nested('*a ', ' b*')],
    ['strong emphasis', nested('**a_', '_b**')],
    ['links', nested('[', '](b)')],
    ['brackets', nested('[', ']')],
    ['quotes', full('> ')],
    ['lists', full('1. ')],
    ['containers', full(':::a{b}\n\n')],
  ])('%s without end are refused in a moment', (_name, text) => {
    expect(markdown.safeParse(text).success).toBe(false);
    expect(timeOf(text)).toBeLessThan(1000);
  });
  test.each<[string, string]>([
    ['emphasis', full(`${nested('*a ', ' b*', 90).repeat(4)}\n\n`)],
    ['headings of the same words', full('# a\n')],
  ])('as much %s as is accepted is read and previewed before anybody waits', (_name, text) => {
    expect(markdown.safeParse(text).success).toBe(true);
    expect(timeOf(text)).toBeLessThan(8000);
  });
  test('paragraphs of emphasis that only reading shows to be too deep are refused before anybody waits', () => {
    const text = full(`${nested('*a ', ' b*', 395)}\n\n`);
    expect(markdown.safeParse(text).success).toBe(false);
    expect(timeOf(text)).toBeLessThan(8000);
  });
});
