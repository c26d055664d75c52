import path from 'node:path';
import { loadYaml } from '../../platform/yaml.server.ts';
import type { EnquiryRules } from './enquiry.ts';
import { enquiryFile } from './inside/enquiry-file.ts';

/** The scheme's lists and spans from `enquiries.yaml` in its folder. @throws DefinitionError naming file, line and reason of every fault. */
export const loadEnquiryRules = (dir: string): EnquiryRules => loadYaml(path.join(dir, 'enquiries.yaml'), enquiryFile);

// The asker, by the private link.
export { askEnquiry } from './inside/ask.server.ts';
export type { AskInput } from './inside/ask.server.ts';
export { addToEnquiry, eraseOwnEnquiry, findOwnEnquiry, renewOwnLink, reopenEnquiry, withdrawEnquiry } from './inside/own-enquiry.server.ts';

// A centre: reading.
export { listInbox } from './inside/inbox.server.ts';
export { enquiryNumberOf, getEnquiryCase, getEnquiryForVisit, markWriting, noteVisitMade } from './inside/case.server.ts';

// A centre: working.
export { registerEnquiry } from './inside/register.server.ts';
export type { RegisterInput } from './inside/register.server.ts';
export { answerEnquiry, noteOnEnquiry } from './inside/answering.server.ts';
export { acceptReferral, referEnquiry, returnReferral, suggestCentres } from './inside/referring.server.ts';
export { assignEnquiry, closeEnquiry, describeEnquiry, discardEnquiry, sendNewLink, takeUpAgain } from './inside/handling.server.ts';
export { declareTopics, listColleagues, listDeclaredTopics, listTemplates, removeTemplate, saveTemplate } from './inside/desk.server.ts';

// Everybody's overview.
export { countLateEnquiries, listLateEnquiries, listOpenLoads } from './inside/overview.server.ts';

export { eraseEnquiry } from './inside/erase.server.ts';
