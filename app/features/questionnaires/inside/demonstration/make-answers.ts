import type { Definitions } from '../../../../platform/context.ts';
import { municipalitiesAt } from '../../../geography/geography.ts';
import { countiesOfArea, hostAt } from '../../../scheme/areas.ts';
import { centresIn, yearIn, lastDayOf } from '../../../scheme/scheme.ts';
import { findQuestion } from '../../edition.ts';
import type { EditionQuestion } from '../../edition.ts';
import type { Answers } from '../../questionnaire.ts';
import { formOf, regionOf } from '../centre-form.ts';
import { chanceFrom, shareOut } from '../../../../platform/chance.ts';
import { choose } from './make-choices.ts';
import { asked, textFor } from './making.ts';
import type { Making, Respondent } from './making.ts';
import type { CommentText, DemonstrationSettings } from './settings.ts';

/**
 * Every centre's answers for a year, by centre id. Pure, and the same for the same settings: nothing depends on the clock or
 * on other years. Sums and numbers of centres are those published, where any is; see `DemonstrationSettings`.
 */
export function makeAnswers(definitions: Definitions, settings: DemonstrationSettings, year: number): ReadonlyMap<string, Answers> {
  const making: Making = { definitions, settings, chance: chanceFrom(settings.seed), year };
  const everyone = centresIn(definitions.scheme, year).map((centre): Respondent => ({
    centre,
    region: regionOf(definitions, centre, year),
    written: settings.writesNynorsk.includes(centre.id) ? 'nn' : 'nb',
    byQuestion: {},
    comments: {},
  }));
  // Numbers first, in the settings' order: one may be the least that another can be.
  const ids = [...settings.numbers.map((n) => n.question), ...definitions.questionnaire.questions.map((q) => q.id)];
  for (const id of new Set(ids)) answerQuestion(making, id, everyone);
  for (const { question, count } of settings.municipalities) nameMunicipalities(making, question, count, everyone);
  for (const id of Object.keys(settings.comments.texts)) comment(making, id, everyone);
  return new Map(everyone.map((r) => [r.centre.id, inOrder(making, r)]));
}

/** Whether what is published of a number, an option or a span of years must hold exactly: then nobody skips the question. */
function isBound({ definitions, settings, year }: Making, question: string): boolean {
  const published = [...settings.numbers, ...settings.choices].find((s) => s.question === question)?.published;
  return (
    (published !== undefined && definitions.indicators.published.some((p) => p.indicator === published && p.year === year)) ||
    (settings.choices.find((c) => c.question === question)?.spans.some((s) => yearIn(s.years, year)) ?? false)
  );
}

function answerQuestion(making: Making, id: string, everyone: readonly Respondent[]): void {
  const { settings, chance, year } = making;
  const respondents = everyone.filter((r) => asked(making, r, id));
  const first = respondents[0] && asked(making, respondents[0], id);
  if (!first) return;
  const bound = isBound(making, id) || settings.numbers.some((n) => n.question === id);
  const answering = respondents.filter((r) => bound || chance('unanswered', r.centre.id, id, year) >= settings.unanswered);
  switch (first.kind) {
    case 'number':
      return shareNumber(making, first, answering);
    case 'several':
    case 'one':
      return choose(making, first, answering);
    case 'text':
    case 'lines':
      return write(making, first, answering);
  }
}

/** The year's total, published or usual, shared out: each centre has its own size, which changes a little. */
function shareNumber({ definitions, settings, chance, year }: Making, question: EditionQuestion & { kind: 'number' }, answering: readonly Respondent[]): void {
  const wanted = settings.numbers.find((n) => n.question === question.id);
  if (!wanted) return;
  const published = definitions.indicators.published.find((p) => p.indicator === wanted.published && p.year === year)?.value;
  const total = published ?? Math.round(wanted.perCentre * answering.length * (0.85 + 0.3 * chance('total', question.id, year)));
  const least = answering.map(({ byQuestion }) => {
    const other = wanted.atLeast === undefined ? undefined : byQuestion[wanted.atLeast];
    return other?.kind === 'number' ? other.value : Math.max(1, question.min);
  });
  // Where there is less to share than everyone's least, some centres have nothing.
  const room = total >= least.reduce((a, b) => a + b, 0) ? least : answering.map(() => question.min);
  const weights = answering.map((r) => Math.exp(1.6 * chance('size', question.id, r.centre.id) + 1.2 * chance('size', question.id, r.centre.id, year)));
  const values = shareOut(total, weights, room);
  answering.forEach((r, i) => (r.byQuestion[question.id] = { kind: 'number', value: Math.min(values[i] ?? 0, question.max) }));
}

function write(making: Making, question: EditionQuestion & { kind: 'text' | 'lines' }, answering: readonly Respondent[]): void {
  const wanted = making.settings.lines.find((l) => l.question === question.id);
  if (!wanted) return;
  for (const r of answering) {
    if (question.kind === 'text') {
      r.byQuestion[question.id] = { kind: 'text', value: textFor(making, wanted.texts, r, question.id) };
      continue;
    }
    const count = 1 + Math.floor(making.chance('lines', question.id, r.centre.id, making.year) * 4);
    const lines = Array.from({ length: count }, (_, i) => textFor(making, wanted.texts, r, question.id, String(i)));
    r.byQuestion[question.id] = { kind: 'lines', lines: [...new Set(lines)].slice(0, question.maxLines) };
  }
}

/** As many municipalities as the centre has counted: most of them from its own area. */
function nameMunicipalities(making: Making, id: string, count: string, everyone: readonly Respondent[]): void {
  const { definitions, chance, year } = making;
  const { geography } = definitions;
  const day = lastDayOf(year);
  const all = municipalitiesAt(geography, day);
  for (const r of everyone) {
    const question = asked(making, r, id);
    const counted = r.byQuestion[count];
    if (question?.kind !== 'lines' || counted?.kind !== 'number') continue;
    const near = new Set(countiesOfArea(geography, r.centre, day).map((c) => c.code));
    const host = hostAt(geography, r.centre, day)?.code;
    const scored = all
      .filter((m) => m.code !== host)
      .map((m) => ({ code: m.code, score: chance('visitor', r.centre.id, m.code, year) + (near.has(m.county.code) ? 0.93 : 0) }))
      .toSorted((a, b) => b.score - a.score);
    const lines = scored.slice(0, Math.min(counted.value, question.maxLines)).map((s) => s.code);
    if (lines.length > 0) r.byQuestion[id] = { kind: 'lines', lines };
  }
}

/** Some centres comment, each with another text, in turn from year to year. */
function comment({ definitions, settings, chance, year }: Making, id: string, everyone: readonly Respondent[]): void {
  const texts = (settings.comments.texts[id] ?? []).filter((t) => t.years === undefined || yearIn(t.years, year));
  for (const written of ['nb', 'nn'] as const) {
    const pool = texts.flatMap((t) => commentIn(t, written) ?? []);
    const writers = everyone
      .filter((r) => r.written === written && findQuestion(formOf(definitions, r.centre.id, year).edition, id)?.comment)
      .filter((r) => chance('comment', id, r.centre.id, year) < settings.comments.share);
    const start = Math.floor(chance('comments', id) * pool.length) + (year - settings.from) * 2;
    writers.slice(0, pool.length).forEach((r, i) => {
      const text = pool[(start + i) % pool.length];
      if (text !== undefined) r.comments[id] = text;
    });
  }
}

const commentIn = (text: CommentText, written: 'nb' | 'nn'): string | undefined =>
  'nb' in text ? (written === 'nb' ? text.nb : undefined) : written === 'nn' ? text.nn : undefined;

/** In the form's order, so that stored answers do not depend on the order they were made in. */
function inOrder({ definitions }: Making, { byQuestion, comments }: Respondent): Answers {
  const order = definitions.questionnaire.questions.map((q) => q.id);
  const sorted = <T>(record: Record<string, T>): Record<string, T> => Object.fromEntries(order.flatMap((id) => (record[id] === undefined ? [] : [[id, record[id]] as const])));
  return { byQuestion: sorted(byQuestion), comments: sorted(comments) };
}
