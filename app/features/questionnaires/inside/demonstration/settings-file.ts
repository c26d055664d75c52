import { z } from 'zod';
import type { IndicatorBook } from '../../../indicators/indicator.ts';
import type { Scheme, Years } from '../../../scheme/scheme.ts';
import type { Questionnaire } from '../../questionnaire.ts';
import type { ChoiceSettings, DemonstrationSettings } from './settings.ts';

/** The shape of demonstration/demonstration.yaml, and whether what it names is there. */
const share = z.number().min(0).max(1);
const span = z
  .union([z.number().int().transform(String), z.string()])
  .pipe(z.string().regex(/^\d{4}(–(\d{4})?)?$/, 'must be 2016, 2014–2016 or 2014–'))
  .transform((text): Years => {
    const [from, to] = text.split('–');
    return { from: Number(from), ...(to === undefined ? { to: Number(from) } : to === '' ? {} : { to: Number(to) }) };
  });
const texts = z.strictObject({ nb: z.array(z.string().min(1)).min(1), nn: z.array(z.string().min(1)).min(1) });
const shares = z.record(z.string(), share);
const choice = z.strictObject({
  question: z.string(),
  shares,
  spans: z.array(z.strictObject({ years: span, shares, source: z.string() })).default([]),
  published: z.string().optional(),
  near: z.record(z.string(), z.array(z.string())).default({}),
});
const comment = z.union([z.strictObject({ nb: z.string().min(1), years: span.optional() }), z.strictObject({ nn: z.string().min(1), years: span.optional() })]);

const prefilled = z.strictObject({
  centre: z.string(),
  differs: z.strictObject({ question: z.string(), option: z.string(), reason: z.string().min(1) }),
  changed: z.string(),
});

const file = z.strictObject({
  seed: z.number().int(),
  from: z.number().int(),
  writesNynorsk: z.array(z.string()),
  unanswered: share,
  comments: z.strictObject({ share, texts: z.record(z.string(), z.array(comment).min(1)) }),
  numbers: z.array(z.strictObject({ question: z.string(), published: z.string().optional(), perCentre: z.number().positive(), atLeast: z.string().optional() })),
  choices: z.array(choice),
  freeTexts: z.record(z.string(), texts),
  lines: z.array(z.strictObject({ question: z.string(), texts })),
  municipalities: z.array(z.strictObject({ question: z.string(), count: z.string() })),
  openRound: z.strictObject({ submitted: z.array(z.string()), drafts: z.record(z.string(), share), prefilled: prefilled.optional() }),
});

interface Known {
  readonly scheme: Scheme;
  readonly questionnaire: Questionnaire;
  readonly indicators: IndicatorBook;
}
type Report = (path: readonly (string | number)[], message: string) => void;

/** What is written inside an option is required of whoever chooses it: so it must be there to write. */
function checkFreeTexts(settings: DemonstrationSettings, { questionnaire }: Known, report: Report): void {
  const texts = new Map<string, string>(
    questionnaire.questions.flatMap((q) => ('options' in q ? q.options.flatMap((o) => (o.freeText ? [[`${q.id}/${o.id}`, q.id] as const] : [])) : [])),
  );
  for (const key of Object.keys(settings.freeTexts)) if (!texts.has(key)) report(['freeTexts', key], `"${key}" is not an option with a text`);
  for (const [key, question] of texts) if (settings.choices.some((c) => c.question === question) && !(key in settings.freeTexts)) report(['freeTexts'], `no texts for ${key}`);
}

function checkChoice(c: ChoiceSettings, at: readonly (string | number)[], { questionnaire, indicators }: Known, report: Report): void {
  const question = questionnaire.questions.find((q) => q.id === c.question);
  if (!question || !('options' in question)) {
    report([...at, 'question'], `"${c.question}" is not a question with options`);
    return;
  }
  const known = new Set(question.options.map((o) => o.id));
  const named: [readonly (string | number)[], object][] = [
    [['shares'], c.shares],
    [['near'], c.near],
    ...c.spans.map((s, i): [(string | number)[], object] => [['spans', i, 'shares'], s.shares]),
  ];
  for (const [path, record] of named) for (const id of Object.keys(record)) if (!known.has(id)) report([...at, ...path, id], `"${id}" is not an option of ${c.question}`);
  if (c.published !== undefined && !indicators.indicators.find((x) => x.id === c.published)?.by)
    report([...at, 'published'], `"${c.published}" is not an indicator given item by item`);
}

export const settingsFile = (known: Known) =>
  file.superRefine((settings, context) => {
    const report: Report = (path, message) => context.addIssue({ code: 'custom', path: [...path], message });
    const ofKind = (id: string, kinds: readonly string[], path: readonly (string | number)[]): void => {
      if (!kinds.includes(known.questionnaire.questions.find((q) => q.id === id)?.kind ?? '')) report(path, `"${id}" is not a question of kind ${kinds.join(' or ')}`);
    };
    const centre = (id: string, path: readonly (string | number)[]): void => {
      if (!known.scheme.centres.some((c) => c.id === id)) report(path, `there is no centre "${id}"`);
    };
    checkFreeTexts(settings, known, report);
    settings.choices.forEach((c, i) => checkChoice(c, ['choices', i], known, report));
    settings.numbers.forEach((n, i) => {
      ofKind(n.question, ['number'], ['numbers', i, 'question']);
      if (n.atLeast !== undefined && !settings.numbers.slice(0, i).some((m) => m.question === n.atLeast)) report(['numbers', i, 'atLeast'], `"${n.atLeast}" must stand before it`);
      if (n.published !== undefined && !known.indicators.indicators.some((x) => x.id === n.published))
        report(['numbers', i, 'published'], `"${n.published}" is not in indicators.yaml`);
    });
    settings.lines.forEach((l, i) => ofKind(l.question, ['lines', 'text'], ['lines', i, 'question']));
    settings.municipalities.forEach((m, i) => ofKind(m.question, ['lines'], ['municipalities', i, 'question']));
    settings.writesNynorsk.forEach((id, i) => centre(id, ['writesNynorsk', i]));
    settings.openRound.submitted.forEach((id, i) => centre(id, ['openRound', 'submitted', i]));
    for (const id of Object.keys(settings.openRound.drafts)) centre(id, ['openRound', 'drafts', id]);
    const shown = settings.openRound.prefilled;
    if (shown) {
      const at = ['openRound', 'prefilled'];
      if (!(shown.centre in settings.openRound.drafts)) report([...at, 'centre'], `"${shown.centre}" is not among the drafts`);
      const question = known.questionnaire.questions.find((q) => q.id === shown.differs.question);
      if (!(question && 'options' in question && question.options.some((o) => o.id === shown.differs.option && o.prefill)))
        report([...at, 'differs'], 'there is no such option that the registers fill in');
      ofKind(shown.changed, ['number'], [...at, 'changed']);
    }
    for (const id of Object.keys(settings.comments.texts))
      if (!known.questionnaire.questions.some((q) => q.id === id && q.comment)) report(['comments', 'texts', id], `"${id}" is not a question with a comment`);
  }) satisfies z.ZodType<DemonstrationSettings>;
