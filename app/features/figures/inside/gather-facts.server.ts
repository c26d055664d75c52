import type { Ctx, Definitions } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { distinctMunicipalities, regionsAt } from '../../geography/geography.ts';
import { readSeries } from '../../indicators/indicators.server.ts';
import { getTally, listMunicipalityLines, listRoundDates } from '../../questionnaires/questionnaires.server.ts';
import type { AnswerBasis } from '../../questionnaires/questionnaires.server.ts';
import { roundState } from '../../questionnaires/round.ts';
import { emptyTally } from '../../questionnaires/tally.ts';
import { healthRegionOf, otherCounties } from '../../scheme/areas.ts';
import { centresIn, lastDayOf, regionName } from '../../scheme/scheme.ts';
import type { Facts, Span } from '../facts.ts';
import type { FigureDefinition } from '../figure.ts';
import { yearsShown } from './columns.ts';

/** What answers in this scheme stand on: a demonstration's answers are never counted as the centres' own. */
export const answerBasis = (definitions: Pick<Definitions, 'scheme'>): AnswerBasis => (definitions.scheme.demonstration ? 'demonstration' : 'register');

/** How many centres of the year a question about other counties did not concern: their area has no other. */
function exemptCentres({ geography, questionnaire, scheme }: Definitions, question: string, year: number, region?: string): number {
  const counterpart = questionnaire.questions.find((one) => one.id === question)?.counterpart;
  if (counterpart !== 'other-governors' && counterpart !== 'other-authorities') return 0;
  const day = lastDayOf(year);
  return centresIn(scheme, year).filter(
    (centre) => (region === undefined || healthRegionOf(geography, centre, day) === region) && otherCounties(geography, centre, day).length === 0,
  ).length;
}

/** Different municipalities among what the answers name: looked up once, counted as each row asks. */
async function municipalityCounter(tx: Tx, ctx: Ctx, definitions: readonly FigureDefinition[], years: readonly number[]): Promise<Facts['municipalities']> {
  const questions = [...new Set(definitions.flatMap((definition) => definition.rows.flatMap(({ source }) => (source.kind === 'distinct' ? [source.question] : []))))];
  if (questions.length === 0) return undefined;
  const lines = new Map<string, Awaited<ReturnType<typeof listMunicipalityLines>>>();
  for (const question of questions) lines.set(question, await listMunicipalityLines(tx, { question, years, basis: answerBasis(ctx.definitions) }));
  return (question, wanted, as, region) => {
    const named = (lines.get(question) ?? []).filter((line) => wanted.includes(line.year) && (region === undefined || line.region === region));
    return distinctMunicipalities(
      ctx.definitions.geography,
      named.map(({ code, year }) => ({ code, on: lastDayOf(year) })),
      as,
    ).length;
  };
}

/** Everything some figures need for a span of years, read once for all of them. */
export async function gatherFacts(tx: Tx, ctx: Ctx, definitions: readonly FigureDefinition[], span: Span, by?: 'region'): Promise<Facts> {
  const { geography, indicators, questionnaire, scheme } = ctx.definitions;
  const years = [...new Set(definitions.flatMap((definition) => yearsShown(definition, span)))];
  const answered = definitions.some((definition) => definition.measure !== 'series');
  const today = norwegianDay(ctx.now);
  const rounds = (await listRoundDates(tx)).map((round) => ({ year: round.year, state: roundState(round, today) }));
  const basis = answerBasis(ctx.definitions);
  const wanted = definitions.flatMap((definition) => definition.rows.flatMap(({ source }) => (source.kind === 'indicator' ? [source] : [])));
  const read = await readSeries(tx, ctx, wanted, span);
  return {
    questionnaire,
    basis,
    indicators,
    tally: answered ? await getTally(tx, { years, basis }) : emptyTally,
    rounds: rounds.flatMap(({ year, state }) => (state === 'waiting' ? [] : [{ year, open: state === 'open' }])),
    series: (indicator, item) => read(indicator, { ...span, item }),
    regions: by === 'region' ? (scheme.regions?.map((one) => one.id) ?? regionsAt(geography, lastDayOf(span.to))).map((id) => ({ id, label: regionName(scheme, id) })) : undefined,
    exempt: (question, year, region) => exemptCentres(ctx.definitions, question, year, region),
    municipalities: await municipalityCounter(tx, ctx, definitions, years),
  };
}
