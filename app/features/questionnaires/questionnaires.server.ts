import path from 'node:path';
import type { Definitions } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.server.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import type { Basis } from '../indicators/indicator.ts';
import { questionnaireSchema } from './inside/questionnaire-schema.ts';
import { selectComments, selectMunicipalityLines, selectRespondents } from './inside/response-query.server.ts';
import type { MunicipalityLine, StoredComment } from './inside/response-query.server.ts';
import { selectRounds } from './inside/round-query.server.ts';
import { foldTally, selectTally } from './inside/tally-query.server.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { Round } from './round.ts';
import type { Tally } from './tally.ts';

/**
 * The scheme's questionnaire from `questionnaire.yaml` in its folder. With the indicators, also whether the numbers that fill it in are there.
 * @throws DefinitionError naming file, line and reason of every fault.
 */
export const loadQuestionnaire = (dir: string, known?: Pick<Definitions, 'indicators'>): Questionnaire =>
  loadYaml(path.join(dir, 'questionnaire.yaml'), questionnaireSchema(known?.indicators));

/** What answers can stand on. A year's round is the one or the other. */
export type AnswerBasis = Extract<Basis, 'demonstration' | 'register'>;

/**
 * The counts of every submitted response of the years, and how many centres were asked: exact at this moment, at a cost that does
 * not grow with the number of responses. Seen by officers and the system; for others it is empty.
 */
export const getTally = (tx: Tx, { years, basis }: { years: readonly number[]; basis: AnswerBasis }): Promise<Tally> => selectTally(tx, years, basis === 'demonstration');

/** The centres that answered a question, or chose an option of it, in the year. Only those whose answers the actor may read. */
export const listRespondents = (tx: Tx, { question, option, year, basis }: { question: string; option?: string; year: number; basis: AnswerBasis }): Promise<string[]> =>
  selectRespondents(tx, { question, option, year, demonstration: basis === 'demonstration' });

/** The municipalities (codes) that the lines of a question name, each once for a year and region. Only of answers the actor may read. */
export const listMunicipalityLines = (tx: Tx, { question, years, basis }: { question: string; years: readonly number[]; basis: AnswerBasis }): Promise<MunicipalityLine[]> =>
  selectMunicipalityLines(tx, { question, years, demonstration: basis === 'demonstration' });

/** Every round there is, newest first; nothing for those who are not signed in. */
export const listRoundDates = (tx: Tx): Promise<Round[]> => selectRounds(tx);

export type QuotableComment = StoredComment;
/** Comments that may be cited with year and without name, newest year first; `centreId` is for the officer's eyes only. */
export const listQuotableComments = (tx: Tx, questionnaire: Questionnaire, years: { readonly from: number; readonly to: number }): Promise<QuotableComment[]> =>
  selectComments(
    tx,
    years,
    questionnaire.questions.filter((q) => q.comment?.quotable).map((q) => q.id),
  );

/** Folds what waits into the tally, for the job that keeps reading cheap. @returns how many changes. */
export const foldWaitingCounts = (tx: Tx): Promise<number> => foldTally(tx, 0);

export { importAnswersCommand } from './import-answers.server.ts';
