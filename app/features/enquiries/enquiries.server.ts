import path from 'node:path';
import { loadYaml } from '../../platform/yaml.server.ts';
import type { EnquiryRules } from './enquiry.ts';
import { enquiryFile } from './inside/enquiry-file.ts';

/*
 * The door. Every use case takes `(ctx, input)`, is one transaction and decides by itself who may. What it says no to in words is returned,
 * `{ ok: false, reason }`, and written in its type. It throws AppError `not-found` for everybody who may not know that there is anything, and
 * `malformed` for what no form of ours sends. A number is "2026-0398"; a centre is its id; municipalities are codes of the day of asking;
 * moments are Date, days are ISO and Norwegian. What takes `tx` besides is a part of another feature's transaction.
 */

/** The scheme's lists and spans from `enquiries.yaml` in its folder. @throws DefinitionError naming file, line and reason of every fault. */
export const loadEnquiryRules = (dir: string): EnquiryRules => loadYaml(path.join(dir, 'enquiries.yaml'), enquiryFile);

// The asker: ctx.actor is the private link, and there is no number to give.
export { askEnquiry } from './inside/ask.server.ts';
export type { AskInput } from './inside/ask.server.ts';
export { addToEnquiry, eraseOwnEnquiry, findOwnEnquiry, renewOwnLink, reopenEnquiry, withdrawEnquiry } from './inside/own-enquiry.server.ts';

// A centre: reading, what it has or has had.
export { listInbox } from './inside/inbox.server.ts';
export { enquiryNumberOf, getEnquiryCase, getEnquiryForVisit, markWriting, noteVisitMade } from './inside/case.server.ts';

// A centre: working, with what it has. `not-yours` when it is another's turn by now.
export { registerEnquiry } from './inside/register.server.ts';
export type { RegisterInput } from './inside/register.server.ts';
export { answerEnquiry, noteOnEnquiry } from './inside/answering.server.ts';
export { acceptReferral, referEnquiry, returnReferral, suggestCentres } from './inside/referring.server.ts';
export { assignEnquiry, closeEnquiry, describeEnquiry, discardEnquiry, sendNewLink, takeUpAgain } from './inside/handling.server.ts';
export { declareTopics, listColleagues, listDeclaredTopics, listTemplates, removeTemplate, saveTemplate } from './inside/desk.server.ts';

// Numbers and waiting times: late ones for officers, loads for anybody.
export { countLateEnquiries, listLateEnquiries, listOpenLoads } from './inside/overview.server.ts';

// Name, address and every text of a closed one, for the link's holder and for jobs.
export { eraseEnquiry } from './inside/erase.server.ts';
