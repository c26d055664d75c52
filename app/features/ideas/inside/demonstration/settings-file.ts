import { z } from 'zod';
import type { Definitions } from '../../../../platform/context.ts';
import { findCentre } from '../../../scheme/scheme.ts';
import { fileLimits, pictureMark } from '../../idea-files.ts';
import { missing } from '../../idea-content.ts';
import { levels, sections, standards } from '../../idea.ts';
import type { IdeaContent } from '../../idea.ts';
import { madeStates } from './settings.ts';
import type { MadeIdea } from './settings.ts';

/** The shape of a file in demonstration/ideas, and what no shape can say. */
const text = z.string().trim();
const some = text.min(1);
const ago = z.number().int().min(0).max(4000);
const code = z.string().regex(/^\d{4}$/);
const said = { ago, text: some };
// The name says to readers of the file which code it is, and is held against the facts.
const place = { name: some };

const life = z.strictObject({
  state: z.enum(madeStates).default('published'),
  holder: text.default(''),
  published: ago.optional(),
  submitted: ago.optional(),
  decided: ago.optional(),
  written: ago.optional(),
  confirmed: z.array(ago).default([]),
  earlier: z
    .strictObject({
      ago,
      note: some,
      title: some.optional(),
      gist: some.optional(),
      outcome: some.optional(),
      known: some.optional(),
      reference: text.optional(),
      level: z.enum(levels).optional(),
    })
    .optional(),
  into: some.optional(),
  word: text.default(''),
  remarks: z.array(z.strictObject({ field: some, quote: text, body: some })).default([]),
  uses: z.array(z.strictObject({ by: code, ...place, ...said })).default([]),
  questions: z.array(z.strictObject({ by: some, from: code, ...place, ...said, answer: z.strictObject(said).optional() })).default([]),
  comments: z.array(z.strictObject({ by: some, ...said })).default([]),
  pictures: z.array(z.strictObject({ file: some, section: z.enum(sections), alt: some.max(fileLimits.alt) })).default([]),
});
const file = z.strictObject({
  language: z.enum(standards),
  title: some,
  gist: text,
  municipality: code,
  year: z.number().int().min(2013),
  size: some,
  level: z.enum(levels),
  themes: z.array(some).min(1),
  targetGroups: z.array(some).min(1),
  guideUnits: z.array(some),
  efforts: z.strictObject({ people: text, hours: text, money: text }),
  contact: text,
  need: text,
  did: text,
  outcome: text,
  known: text,
  differently: text,
  reference: text.default(''),
  life,
});
type File = z.output<typeof file>;

const contentOf = ({ life: { pictures }, need, did, outcome, differently, level, ...given }: File, licence: string): IdeaContent => {
  const written = { need, did, outcome, differently };
  pictures.forEach(({ section, alt }, i) => (written[section] += `\n\n${pictureMark({ id: String(i + 1), alt })}`));
  return { ...given, sections: written, claimedLevel: level, licence };
};

interface Known extends Pick<Definitions, 'scheme' | 'geography' | 'ideas'> {
  /** Our own drawings, by the names of their files. */
  readonly drawings: ReadonlyMap<string, string>;
}

export const ideaDemonstrationFile = ({ scheme, geography, ideas, drawings }: Known, name: string) =>
  file
    .superRefine((given, context) => {
      const fault = (path: (string | number)[], message: string): void => context.addIssue({ code: 'custom', path, message });
      const content = contentOf(given, ideas.licences[0]!.id);
      const unfinished = given.life.state === 'draft' || given.life.state === 'declined';
      for (const { field, reason } of missing(content, { rules: ideas, geography, year: given.year }))
        if (!unfinished || reason === 'unknown') fault([field], `${field}: ${reason}`);
      const { state, published, submitted, holder, uses, questions, comments } = given.life;
      if (state === 'published' && published === undefined) fault(['life'], 'when was it published?');
      if (['submitted', 'change-asked', 'declined', 'merged'].includes(state) && submitted === undefined) fault(['life'], 'when was it sent to the editors?');
      if ((state === 'merged') !== (given.life.into !== undefined)) fault(['life', 'into'], 'what is merged, and nothing else, leads to another');
      for (const centre of [...(holder === '' ? [] : [holder]), ...comments.map((c) => c.by)]) if (!findCentre(scheme, centre)) fault(['life'], `there is no centre "${centre}"`);
      for (const { file: of } of given.life.pictures) if (!drawings.has(of)) fault(['life', 'pictures'], `there is no drawing "${of}"`);
      for (const [code4, called] of [...uses.map((u) => [u.by, u.name] as const), ...questions.map((q) => [q.from, q.name] as const)])
        if (!(geography.municipalities.get(code4)?.names ?? []).some((one) => one.name === called)) fault(['life'], `${code4} is not ${called}`);
    })
    .transform((given): MadeIdea => {
      const pictures = given.life.pictures.map(({ file: of, alt }) => ({ file: of, alt, svg: drawings.get(of) ?? '' }));
      return { name, content: contentOf(given, ideas.licences[0]!.id), life: { ...given.life, pictures } };
    });
