import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { DefinitionError, loadYaml, parseYaml, readDefinitionText } from '../../platform/yaml.server.ts';
import type { Chapter, Report } from './report.ts';
import { compareChapterNumbers, isChapterNumber, isSlug } from './report.ts';

/** A report as the scheme's files give it: published at the first start, and drafts of later periods carried over from it. */
export interface ReportFile {
  readonly report: Report;
  readonly chapters: readonly Chapter[];
  readonly carryOver: readonly Pick<Report, 'id' | 'title' | 'from' | 'to'>[];
  /** Where each chapter's text stands, by its slug: so that a fault found after reading can name the line of the file. */
  readonly places: Readonly<Record<string, ChapterPlace>>;
}
export interface ChapterPlace {
  /** Relative to the working directory. */
  readonly file: string;
  /** Lines of the file above the first line of the Markdown. */
  readonly linesBefore: number;
}

declare module '../../platform/context.ts' {
  interface Definitions {
    readonly reports: readonly ReportFile[];
  }
}

const year = z.number().int().min(1900).max(2200);
const period = { title: z.string().min(1).max(200), from: year, to: year };
const slug = z.string().refine(isSlug, 'must be lower case letters, digits and hyphens');
/** `report.yaml` in the report's folder. */
const reportFile = z.strictObject({ ...period, language: z.enum(['nb', 'nn', 'en']), carryOver: z.array(z.strictObject({ id: slug, ...period })).default([]) });
/** What stands between `---` and `---` on top of each chapter. */
const frontMatter = z.strictObject({
  number: z.union([z.string(), z.number()]).transform(String).refine(isChapterNumber, 'must be a chapter number such as 1 or 3.4'),
  title: z.string().min(1).max(200),
  lead: z.string().max(1000).default(''),
  updated: z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be a date such as 2026-11-21'),
});

function loadChapter(file: string): { readonly chapter: Chapter; readonly place: ChapterPlace } {
  const name = path.relative(process.cwd(), file);
  const text = readDefinitionText(file);
  const m = /^---\r?\n([\s\S]*?\r?\n)---\r?\n\s*/.exec(text);
  if (!m) throw new DefinitionError([{ file: name, line: 1, reason: 'must begin with number, title, lead and updated between two lines of ---' }]);
  // The line of --- is kept, so that faults name the line of the file.
  const { number, title, lead, updated } = parseYaml(`\n${m[1]!}`, name, frontMatter);
  const chapter = { slug: path.basename(file, '.md').replace(/^\d[\d.]*-/, ''), number, title, lead, updatedOn: updated, markdown: text.slice(m[0].length) };
  return { chapter, place: { file: name, linesBefore: m[0].split('\n').length - 1 } };
}

/**
 * The scheme's reports: a folder each under `reports/`, with `report.yaml` and a Markdown file a chapter
 * (`3.4-samarbeid.md` is the chapter `samarbeid`). @throws DefinitionError naming file, line and reason
 */
export function loadReports(schemeDir: string): readonly ReportFile[] {
  const dir = path.join(schemeDir, 'reports');
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: id }) => {
      const { carryOver, ...report } = loadYaml(path.join(dir, id, 'report.yaml'), reportFile);
      const files = readdirSync(path.join(dir, id)).filter((f) => f.endsWith('.md'));
      const loaded = files.map((f) => loadChapter(path.join(dir, id, f)));
      const chapters = loaded.map(({ chapter }) => chapter).toSorted((a, b) => compareChapterNumbers(a.number, b.number));
      const faults = chapters.flatMap((ch, i) => {
        const where = path.relative(process.cwd(), path.join(dir, id));
        if (!isSlug(ch.slug)) return [{ file: where, reason: `${ch.slug} cannot be a chapter's address` }];
        return chapters.findIndex((o) => o.slug === ch.slug || o.number === ch.number) < i ? [{ file: where, reason: `two chapters are ${ch.number} or ${ch.slug}` }] : [];
      });
      if (faults.length > 0) throw new DefinitionError(faults);
      return { report: { id, ...report }, chapters, carryOver, places: Object.fromEntries(loaded.map(({ chapter, place }) => [chapter.slug, place])) };
    })
    .toSorted((a, b) => a.report.to - b.report.to);
}
