import path from 'node:path';
import { loadYaml } from '../../platform/yaml.server.ts';
import { rulesFile } from './inside/rules-file.ts';
import type { VisitRules } from './visit.ts';

/*
 * The door. Every use case takes `(ctx, input)`, is one transaction and decides by itself who may. What it says no to in words is returned,
 * `{ ok: false, reason }`, and written in its type. It throws AppError `not-found` for everybody who may not know that there is anything, and
 * `malformed` for what no form of ours sends. A number is "B2026-0031"; a centre is its id; persons are whole and counted by municipality
 * (code of the visit's day) and kind of visitor; moments are Date, days are ISO and Norwegian. Shapes: `inputs.ts`, `visit.ts`.
 */

/** `visits.yaml` in the scheme's folder, checked. @throws DefinitionError naming file, line and reason of every fault */
export const loadVisitRules = (dir: string): VisitRules => loadYaml(path.join(dir, 'visits.yaml'), rulesFile);

// The group, by its private link: ctx.actor is the link.
export { askSuggestedCentre, requestVisit } from './inside/asking.server.ts';
export {
  acceptVisit,
  askForAnotherTime,
  changeNumbers,
  eraseOwnVisit,
  exportOwnVisit,
  findOwnVisit,
  letPass,
  renewOwnVisitLink,
  withdrawVisit,
  writeToCentre,
} from './inside/own-visit.server.ts';

// One visitor, by their own link: sees the visit, takes only themselves out, and can be erased alone.
export { cancelOwnPlace, eraseOwnPlace, exportOwnPlace, findOwnPlace } from './inside/own-place.server.ts';

// The centre. `not-now`: not from the state the visit is in.
export { getVisitCase, listVisits } from './inside/centre-visits.server.ts';
export { approveVisit, cancelVisit, changePlannedNumbers, changeTime, declineVisit, proposeVisit, putInQueue, sendMessage } from './inside/centre-moves.server.ts';
export { registerVisit, sayNobodyCame, sumUp } from './inside/registering.server.ts';

// Visiting days. Published ones are for anybody.
export { cancelDay, getDay, getPublishedDay, listOwnDays, listPublishedDays, publishDay, saveDay } from './inside/days.server.ts';

// Afterwards, and the calendar.
export { evaluateVisit, findEvaluationPlace } from './inside/evaluating.server.ts';
export { feedFor, hasFeedLink, invitationOf, makeFeedLink } from './inside/feed.server.ts';
