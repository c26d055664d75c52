import type { Nodes } from 'mdast';
import { z } from 'zod';
import { isDay } from '../../../platform/norwegian-time.ts';
import { isChapterNumber, isSlug } from '../report.ts';
import { readChapterText } from './chapter-text.ts';
import { deepest, isBounded, longestChapter } from './text-bounds.ts';

/** Line ends as browsers post them become those of the text; broken characters are refused before this. */
const prose = (max: number) =>
  z
    .string()
    .transform((v) => v.replaceAll('\r\n', '\n'))
    .pipe(z.string().max(max));
function isShallow(markdown: string): boolean {
  if (!isBounded(markdown)) return false;
  try {
    let level: readonly Nodes[] = [readChapterText(markdown, 'nb').tree];
    for (let depth = 0; depth <= deepest; depth += 1) {
      if (level.length === 0) return true;
      level = level.flatMap((node) => ('children' in node ? node.children : []));
    }
    return false;
  } catch (e) {
    if (e instanceof RangeError) return false;
    throw e;
  }
}

/** The editor's form. A field that fails is named by its key, and worded by the page. */
export const chapterForm = z.object({
  version: z.coerce.number<string>().int().min(1),
  number: z.string().trim().refine(isChapterNumber),
  title: z.string().trim().min(1).max(200),
  lead: prose(1000).transform((v) => v.trim()),
  date: z.string().trim().refine(isDay),
  markdown: prose(longestChapter).refine(isShallow),
});
export type ChapterForm = z.output<typeof chapterForm>;

export const newChapterForm = z.object({ number: z.string().trim().refine(isChapterNumber), title: z.string().trim().min(1).max(200), slug: z.string().trim().refine(isSlug) });
const year = z.coerce.number<string>().int().min(1900).max(2200);
export const carryOverForm = z
  .object({ slug: z.string().trim().refine(isSlug), title: z.string().trim().min(1).max(200), from: year, to: year })
  .refine(({ from, to }) => from <= to, { path: ['years'] });
export const titleForm = z.object({ title: z.string().trim().min(1).max(200) });

/** The fields of a posted form, texts only, the first of each name. */
export const fieldsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].toReversed().flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
