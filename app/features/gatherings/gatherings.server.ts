import path from 'node:path';
import type { Ctx, Definitions } from '../../platform/context.ts';
import type { Refusal } from '../../platform/errors.ts';
import type { UploadedFile } from '../../platform/uploaded-file.server.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import type { GatheringInput, GatheringRules } from './gathering.ts';
import type {
  Admitted,
  FeedbackInput,
  FeedbackSummary,
  GatheringCase,
  GatheringField,
  GatheringLine,
  GatheringNews,
  GuestField,
  GuestInput,
  Invalid,
  ItemField,
  ItemInput,
  OwnInput,
  OwnPlace,
  PersonField,
  PersonInput,
  Quote,
  SubjectComparison,
  The,
} from './inputs.ts';
import { rulesFile } from './inside/rules-file.ts';

/*
 * The door. Every use case takes `(ctx, input)`, is one transaction and decides by itself who may. What it says no to in words is returned and
 * written in its type. It throws AppError `not-found` for everybody who may not know that there is anything, and `malformed` for what no form of ours sends.
 * `centreId`: whom one acts for, empty for the authority (officers). Shapes: `inputs.ts`, `gathering.ts`.
 */

/** `gatherings.yaml` in the scheme's folder, checked. @throws DefinitionError naming file, line and reason of every fault */
export const loadGatheringRules = (dir: string, known: Pick<Definitions, 'activities'>): GatheringRules => loadYaml(path.join(dir, 'gatherings.yaml'), rulesFile(known));

// The bodies come one after the other; the signatures stand.
type Done<R extends string = never> = Promise<{ readonly ok: true } | Refusal<R>>;
type UseCase<I, O> = (ctx: Ctx, input: I) => Promise<O>;
const later = (): never => {
  throw new Error('not made yet');
};
interface Version {
  readonly version: number;
}

/** A new one (no `id`) is a draft. Those who come are told of a new time or place; more places are offered to the queue. */
export const saveGathering: UseCase<
  { readonly centreId: string; readonly id?: string | undefined; readonly version?: number | undefined; readonly once: string; readonly gathering: GatheringInput },
  { readonly ok: true; readonly id: string } | Invalid<GatheringField> | Refusal<'changed-meanwhile' | 'not-now' | 'under-taken'>
> = later;
export const publishGathering: UseCase<The, Awaited<Done<'not-now' | 'in-the-past'>>> = later;
export const cancelGathering: UseCase<The & { readonly text: string }, Awaited<Done<'not-now' | 'too-late' | 'identity-number'>>> = later;
/** The whole programme; `invalid` faults carry `at`. */
export const changeProgramme: UseCase<
  The & Version & { readonly items: readonly ItemInput[] },
  { readonly ok: true } | Invalid<ItemField> | Refusal<'changed-meanwhile' | 'not-now'>
> = later;
export const addDocument: UseCase<
  The & { readonly itemId: string | null; readonly file: UploadedFile },
  { readonly ok: true; readonly id: string } | Refusal<'too-many' | 'not-now'>
> = later;
export const removeDocument: UseCase<The & { readonly documentId: string }, Awaited<Done>> = later;
/** For the organiser, invited centres, officers, and holders of a link (`centreId` empty). */
export const getDocument: UseCase<The & { readonly documentId: string }, UploadedFile> = later;

/** Coming ones first by date, then the past, newest first. A centre: those it called and is invited to. Officers (''): all but centres' drafts. */
export const listGatherings: UseCase<{ readonly centreId: string; readonly year?: number | undefined }, readonly GatheringLine[]> = later;
export const getGathering: UseCase<The, GatheringCase> = later;
/** For My centre. */
export const countGatheringNews: UseCase<string, GatheringNews> = later;

/** An address that is invited or signed up already is passed over: `again`. */
export const inviteGuests: UseCase<
  The & { readonly guests: readonly GuestInput[]; readonly text: string },
  { readonly ok: true; readonly invited: number; readonly again: number } | Invalid<GuestField> | Refusal<'not-now'>
> = later;
/** The centre's own people; `centreId` is the centre. `states` in the order given. All or none. */
export const signUp: UseCase<
  The & { readonly persons: readonly PersonInput[] },
  { readonly ok: true; readonly states: readonly Admitted[] } | Invalid<PersonField> | Refusal<'not-now' | 'closed' | 'already'>
> = later;
/** Of one its centre signed up; or by the organiser, for anybody. */
export const withdrawParticipant: UseCase<The & { readonly participantId: string }, Awaited<Done<'not-now' | 'too-late'>>> = later;
/** Takes the offered place on behalf of one the centre signed up. */
export const acceptParticipant: UseCase<The & { readonly participantId: string }, Awaited<Done<'not-now' | 'too-late'>>> = later;
/** The organiser. `waiting`: there is no room now, and the participant stands in the queue. */
export const approveParticipant: UseCase<The & { readonly participantId: string }, { readonly ok: true; readonly state: 'coming' | 'waiting' } | Refusal<'not-now' | 'full'>> =
  later;
export const refuseParticipant: UseCase<The & { readonly participantId: string; readonly text: string }, Awaited<Done<'not-now' | 'identity-number'>>> = later;
/** `attended`: ids of those who were there; the others who were to come were not. */
export const noteAttendance: UseCase<The & { readonly attended: readonly string[] }, Awaited<Done<'not-now'>>> = later;
export const writeMinutes: UseCase<The & Version & { readonly text: string }, Awaited<Done<'not-now' | 'changed-meanwhile' | 'identity-number'>>> = later;
/** It becomes an activity of those who attended: once. `activityId` null: no centre was there. */
export const sumUpGathering: UseCase<The, { readonly ok: true; readonly activityId: string | null } | Refusal<'not-now' | 'attendance-missing'>> = later;
/** The organiser. */
export const exportParticipants: UseCase<The & { readonly format: 'csv' | 'xlsx' }, { readonly name: string; readonly mime: string; readonly bytes: Uint8Array<ArrayBuffer> }> =
  later;
/** ICS to keep; also by link (`centreId` and `id` empty). */
export const gatheringFile: UseCase<The, { readonly name: string; readonly content: string }> = later;

// By private link: ctx.actor is the link.
/** Undefined for a link that leads nowhere (any more). */
export const findOwnPlace: (ctx: Ctx) => Promise<OwnPlace | undefined> = later;
export const signUpOwn: UseCase<OwnInput, { readonly ok: true; readonly state: Admitted } | Invalid<PersonField> | Refusal<'not-now' | 'closed'>> = later;
/** Name, organisation and needs, until it begins. */
export const changeOwn: UseCase<OwnInput, { readonly ok: true } | Invalid<PersonField> | Refusal<'not-now'>> = later;
export const declineOwn: (ctx: Ctx) => Done<'not-now'> = later;
export const withdrawOwn: (ctx: Ctx) => Done<'not-now' | 'too-late'> = later;
export const acceptOwn: (ctx: Ctx) => Done<'not-now' | 'too-late'> = later;
/** Withdrawn first when it is still to come. */
export const eraseOwnParticipant: (ctx: Ctx) => Done<'not-now'> = later;
/** Everything that is held about the person. */
export const exportOwnParticipant: (ctx: Ctx) => Promise<object> = later;

/** By link (`as` undefined), or signed in, as `feedbackFor` of `getGathering`. Without who gave it; once. */
export const giveFeedback: UseCase<
  { readonly feedback: FeedbackInput; readonly as?: (The & { readonly participantId: string }) | undefined },
  { readonly ok: true } | Refusal<'given' | 'closed' | 'nothing' | 'too-long' | 'identity-number'>
> = later;
/** The organiser and officers. */
export const getFeedback: UseCase<The, FeedbackSummary> = later;
/** Of all gatherings for officers (''), and of those a centre called. */
export const compareFeedback: UseCase<{ readonly centreId: string; readonly subject: string }, SubjectComparison> = later;
export const listQuotes: UseCase<{ readonly centreId: string; readonly year?: number | undefined; readonly subject?: string | undefined }, readonly Quote[]> = later;
