import path from 'node:path';
import type { Ctx } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import type { Refusal } from '../../platform/errors.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import type {
  CentreVisitCase,
  CountedLine,
  DayInput,
  DayWithVisits,
  EvaluationInput,
  EvaluationPlace,
  EvaluationSummary,
  OwnPlace,
  OwnVisit,
  PlannedLine,
  VisitList,
  VisitRegistration,
  VisitRequest,
  VisitView,
} from './inputs.ts';
import { rulesFile } from './inside/rules-file.ts';
import type { VisitingDay, VisitRules, VisitState } from './visit.ts';

/** `visits.yaml` in the scheme's folder, checked. @throws DefinitionError naming file, line and reason of every fault */
export const loadVisitRules = (dir: string): VisitRules => loadYaml(path.join(dir, 'visits.yaml'), rulesFile);

type Done<R extends string> = Promise<{ readonly ok: true } | Refusal<R>>;
const soon = (): never => {
  throw new AppError('unavailable', 'not yet');
};

// ---- The group, by its private link: ctx.actor is the link. `not-found` for everybody else.
export type RequestRefusal = 'no-such-centre' | 'day-closed' | 'full' | 'never-fits' | 'in-the-past' | 'nobody';
/** Posting the same link twice is one request: `again`. */
export const requestVisit = (
  _ctx: Ctx,
  _input: VisitRequest,
): Promise<{ readonly ok: true; readonly number: string; readonly state: VisitState; readonly again: boolean } | Refusal<RequestRefusal>> => soon();
export const findOwnVisit = (_ctx: Ctx): Promise<OwnVisit | undefined> => soon();
export const acceptVisit = (_ctx: Ctx): Done<'not-now' | 'too-late' | 'in-the-past'> => soon();
export const askForAnotherTime = (_ctx: Ctx, _input: { readonly text: string }): Done<'not-now'> => soon();
export const letPass = (_ctx: Ctx): Done<'not-now'> => soon();
/** `full`: the day has no room for more, and the old number stands. */
export const changeNumbers = (_ctx: Ctx, _input: { readonly lines: readonly PlannedLine[] }): Done<'not-now' | 'full' | 'never-fits' | 'too-late' | 'nobody'> => soon();
export const withdrawVisit = (_ctx: Ctx): Done<'not-now' | 'too-late'> => soon();
export const writeToCentre = (_ctx: Ctx, _input: { readonly text: string }): Done<'not-now'> => soon();
/** Erases the persons at once, and ends what is still open. */
export const eraseOwnVisit = (_ctx: Ctx): Done<'not-now'> => soon();
/** The old link ends; `path` is where the new one leads, mailed to the contact. */
export const renewOwnVisitLink = (_ctx: Ctx, _input: { readonly secretHash: string; readonly path: string }): Done<'not-now'> => soon();
/** Sends the same request to the centre that was suggested; `secretHash` and `path` are the new visit's link. */
export const askSuggestedCentre = (
  _ctx: Ctx,
  _input: { readonly secretHash: string; readonly path: string },
): Promise<{ readonly ok: true; readonly number: string } | Refusal<'not-now' | 'no-such-centre'>> => soon();
/** Everything that is held about the persons, to download. */
export const exportOwnVisit = (_ctx: Ctx): Promise<object> => soon();

// ---- One visitor, by their own link.
export const findOwnPlace = (_ctx: Ctx): Promise<OwnPlace | undefined> => soon();
export const cancelOwnPlace = (_ctx: Ctx): Done<'not-now' | 'too-late'> => soon();

// ---- The centre. `not-found` for anybody but its own people.
export const registerVisit = (
  _ctx: Ctx,
  _input: VisitRegistration,
): Promise<{ readonly ok: true; readonly number: string } | Refusal<'nobody' | 'in-the-past' | 'not-over-yet' | 'bad-time' | 'no-such-enquiry'>> => soon();
export const listVisits = (_ctx: Ctx, _centreId: string, _filter: { readonly view: VisitView; readonly after?: string | undefined }): Promise<VisitList> => soon();
export const getVisitCase = (_ctx: Ctx, _centreId: string, _number: string): Promise<CentreVisitCase> => soon();
interface Of {
  readonly centreId: string;
  readonly number: string;
}
interface Time {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
}
export const proposeVisit = (_ctx: Ctx, _input: Of & Time & { readonly text: string }): Done<'not-now' | 'in-the-past' | 'bad-time'> => soon();
/** Of a request for a day of the centre's own. */
export const approveVisit = (_ctx: Ctx, _input: Of): Done<'not-now' | 'full' | 'in-the-past' | 'no-day'> => soon();
export const putInQueue = (_ctx: Ctx, _input: Of): Done<'not-now' | 'no-day' | 'no-waiting-list' | 'never-fits'> => soon();
export const declineVisit = (_ctx: Ctx, _input: Of & { readonly text: string; readonly suggest?: string | undefined }): Done<'not-now' | 'no-such-centre'> => soon();
export const cancelVisit = (_ctx: Ctx, _input: Of & { readonly text: string }): Done<'not-now' | 'too-late'> => soon();
/** `on-a-day`: the time of a visit on a visiting day is the day's. */
export const changeTime = (_ctx: Ctx, _input: Of & Time & { readonly text: string }): Done<'not-now' | 'in-the-past' | 'bad-time' | 'on-a-day'> => soon();
export const changePlannedNumbers = (_ctx: Ctx, _input: Of & { readonly lines: readonly PlannedLine[] }): Done<'not-now' | 'full' | 'never-fits' | 'too-late' | 'nobody'> => soon();
/** Those who came; may be done again. A line nobody planned has `planned: 0`. */
export const sumUp = (_ctx: Ctx, _input: Of & { readonly lines: readonly CountedLine[] }): Done<'not-now' | 'nobody'> => soon();
export const sayNobodyCame = (_ctx: Ctx, _input: Of): Done<'not-now'> => soon();
export const sendMessage = (_ctx: Ctx, _input: Of & { readonly text: string }): Done<'not-now' | 'no-address'> => soon();

// ---- Visiting days. Published days are for anybody.
export const listPublishedDays = (_ctx: Ctx, _filter: { readonly centreId?: string | undefined }): Promise<readonly VisitingDay[]> => soon();
export const getPublishedDay = (_ctx: Ctx, _id: string): Promise<VisitingDay> => soon();
/** Newest first; drafts and cancelled ones with them. */
export const listOwnDays = (_ctx: Ctx, _centreId: string): Promise<readonly VisitingDay[]> => soon();
export const getDay = (_ctx: Ctx, _centreId: string, _id: string): Promise<DayWithVisits> => soon();
/** A new day without `id`. `version` is the one the page showed. More places are offered to the queue at once; groups are told of a new time or place. */
export const saveDay = (
  _ctx: Ctx,
  _input: { readonly centreId: string; readonly id?: string | undefined; readonly version?: number | undefined; readonly day: DayInput },
): Promise<{ readonly ok: true; readonly id: string } | Refusal<'under-taken' | 'queue-needs-list' | 'in-the-past' | 'bad-time' | 'changed-meanwhile' | 'cancelled'>> => soon();
export const publishDay = (_ctx: Ctx, _input: { readonly centreId: string; readonly id: string }): Done<'not-now' | 'in-the-past'> => soon();
/** Tells everybody who has asked for it. */
export const cancelDay = (_ctx: Ctx, _input: { readonly centreId: string; readonly id: string; readonly text: string }): Done<'not-now' | 'too-late'> => soon();

// ---- Afterwards.
export const findEvaluationPlace = (_ctx: Ctx): Promise<EvaluationPlace | undefined> => soon();
export const evaluateVisit = (_ctx: Ctx, _input: EvaluationInput): Done<'full' | 'closed'> => soon();
/** Of one centre (its own people), or of all (an officer). */
export const getEvaluationSummary = (
  _ctx: Ctx,
  _input: { readonly centreId?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<EvaluationSummary> => soon();

// ---- The calendar (RFC 5545).
/** The visit as a calendar file, for the group or for one visitor; undefined while no time is agreed. */
export const invitationOf = (_ctx: Ctx): Promise<string | undefined> => soon();
/** A new secret address of the centre's calendar; the old one ends. */
export const makeFeedLink = (_ctx: Ctx, _centreId: string): Promise<{ readonly secret: string }> => soon();
export const hasFeedLink = (_ctx: Ctx, _centreId: string): Promise<boolean> => soon();
/** The centre's agreed visits and its days; ctx.actor is the feed's link. */
export const feedFor = (_ctx: Ctx): Promise<string | undefined> => soon();
