import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { Refusal } from '../../platform/errors.ts';
import { holdsIdentityNumber } from '../../platform/identity-number.ts';
import { holdsUnwritable, oneLine } from '../../platform/one-line.ts';
import { isOfficer, personId } from '../access/access.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { codedTable, limits, textPoints } from './coding.ts';
import type { Code, CodedTable, PointInQuestionnaire, TextPoint, WrittenText } from './coding.ts';
import { selectCodes, selectTexts } from './inside/coding-query.server.ts';
import { insertCode, saveCoding, updateCode } from './inside/coding-store.server.ts';

/*
 * The officers' desk for texts inside an option. All of it throws AppError `not-found` for everybody else, and for an option without a text.
 */

function requireDesk(ctx: Pick<Ctx, 'actor'>): void {
  if (!isOfficer(ctx.actor)) throw new AppError('not-found');
}
function findPoint(ctx: Pick<Ctx, 'actor' | 'definitions'>, { question, option }: TextPoint): PointInQuestionnaire {
  requireDesk(ctx);
  const point = textPoints(ctx.definitions.questionnaire).find((p) => p.question === question && p.option === option);
  if (!point) throw new AppError('not-found');
  return point;
}

/** As the figures: a demonstration's answers are never counted as the centres' own. */
const isInvented = ({ definitions }: Pick<Ctx, 'definitions'>): boolean => definitions.scheme.demonstration;

export interface PointSummary extends PointInQuestionnaire {
  /** Texts sent in, over all years; and how many of them nobody has coded as they stand. */
  readonly texts: number;
  readonly uncoded: number;
}
/** Every option with a text, in the questionnaire's order. */
export async function listPoints(ctx: Ctx): Promise<PointSummary[]> {
  requireDesk(ctx);
  const points = textPoints(ctx.definitions.questionnaire);
  const texts = await inTransaction(ctx, (tx) => selectTexts(tx, points, isInvented(ctx)));
  const byPoint = Map.groupBy(texts, (t) => `${t.question}/${t.option}`);
  return points.map((point) => {
    const own = byPoint.get(`${point.question}/${point.option}`) ?? [];
    return { ...point, texts: own.length, uncoded: own.filter((t) => t.codes === undefined).length };
  });
}

export interface Coding {
  readonly point: PointInQuestionnaire;
  readonly codes: readonly Code[];
  readonly texts: readonly WrittenText[];
  readonly table: CodedTable;
}
export async function getCoding(ctx: Ctx, at: TextPoint): Promise<Coding> {
  const point = findPoint(ctx, at);
  return inTransaction(ctx, async (tx) => {
    const [codes, texts] = [await selectCodes(tx, at), await selectTexts(tx, [at], isInvented(ctx))];
    return { point, codes, texts, table: codedTable(texts, codes) };
  });
}

/** What an officer has decided of one text. `text`: as the page showed it. */
export interface Decision {
  readonly centreId: string;
  readonly year: number;
  readonly text: string;
  readonly codes: readonly string[];
}
export type Coded = { readonly ok: true; readonly changed: number; readonly codeId: string | undefined } | Refusal<'bad-label' | 'too-many-codes' | 'text-changed'>;

/**
 * Gives texts their codes, and makes a new code when there is a label; `newFor` are those that get it at once, by `centreId/year`.
 * A text that the centre has changed meanwhile refuses all: it must be read again. Nothing changed is nothing done.
 */
export async function codeTexts(
  ctx: Ctx,
  {
    question,
    option,
    decisions,
    newLabel = '',
    newFor = [],
  }: TextPoint & { readonly decisions: readonly Decision[]; readonly newLabel?: string; readonly newFor?: readonly string[] },
): Promise<Coded> {
  const at = { question, option };
  findPoint(ctx, at);
  const label = oneLine(newLabel);
  if (label.length > limits.label || holdsUnwritable(label) || holdsIdentityNumber(label)) return refuse('bad-label');
  return inTransaction(ctx, async (tx) => {
    const [known, texts] = [await selectCodes(tx, at), await selectTexts(tx, [at], isInvented(ctx))];
    const standing = decisions.map((decision) => ({ decision, text: texts.find((t) => t.centreId === decision.centreId && t.year === decision.year && t.text === decision.text) }));
    if (standing.some(({ text }) => text === undefined)) return refuse('text-changed');
    if (label !== '' && known.length >= limits.codes) return refuse('too-many-codes');
    const codeId = label === '' ? undefined : (known.find((c) => c.label === label)?.id ?? (await codeCalled(tx, ctx, at, label)));
    let changed = 0;
    for (const { decision, text } of standing) {
      const own = codeId !== undefined && newFor.includes(`${decision.centreId}/${decision.year}`) ? [codeId] : [];
      changed += await decide(tx, ctx, at, text!, [...decision.codes.filter((id) => known.some((c) => c.id === id)), ...own]);
    }
    if (codeId !== undefined && !known.some((c) => c.id === codeId))
      await recordAudit(tx, ctx, { action: 'answer-code.made', subject: { kind: 'question', id: `${question}/${option}` }, centreId: null, after: { label } });
    return { ok: true, changed, codeId };
  });
}

/** Made now, or by a colleague a moment ago. */
async function codeCalled(tx: Tx, ctx: Ctx, at: TextPoint, label: string): Promise<string | undefined> {
  return (await insertCode(tx, { ...at, label, by: personId(ctx.actor)!, at: ctx.now })) ?? (await selectCodes(tx, at)).find((c) => c.label === label)?.id;
}

async function decide(tx: Tx, ctx: Ctx, { question, option }: TextPoint, text: WrittenText, chosen: readonly string[]): Promise<0 | 1> {
  const codes = [...new Set(chosen)].toSorted();
  if (text.codes !== undefined && codes.join(' ') === text.codes.join(' ')) return 0;
  await saveCoding(tx, { question, option }, { ...text, codes }, personId(ctx.actor)!, ctx.now);
  await recordAudit(tx, ctx, {
    action: 'answer.coded',
    subject: { kind: 'response', id: `${text.centreId}/${text.year}` },
    centreId: null,
    before: { codes: text.codes ?? null },
    after: { question, option, codes },
  });
  return 1;
}

/** @returns `taken` when another code of the option is called so */
export async function renameCode(ctx: Ctx, { question, option, id, label }: TextPoint & Code): Promise<{ readonly ok: true } | Refusal<'bad-label' | 'taken'>> {
  const at = { question, option };
  findPoint(ctx, at);
  const name = oneLine(label);
  if (name === '' || name.length > limits.label || holdsUnwritable(name) || holdsIdentityNumber(name)) return refuse('bad-label');
  return inTransaction(ctx, async (tx) => {
    const codes = await selectCodes(tx, at);
    const code = codes.find((c) => c.id === id);
    if (!code) throw new AppError('not-found');
    if (codes.some((c) => c.id !== id && c.label === name)) return refuse('taken');
    if (code.label === name) return { ok: true };
    await updateCode(tx, id, name);
    await recordAudit(tx, ctx, {
      action: 'answer-code.renamed',
      subject: { kind: 'question', id: `${question}/${option}` },
      centreId: null,
      before: { label: code.label },
      after: { label: name },
    });
    return { ok: true };
  });
}
