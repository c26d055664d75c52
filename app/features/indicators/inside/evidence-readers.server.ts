import type { Tx } from '../../../platform/database.server.ts';
import { activityPath, officerActivityPath } from '../../activities/activity-address.ts';
import { findActivityRows, listActivityRows } from '../../activities/activity-indicators.server.ts';
import type { ActivityMeasure } from '../../activities/activity.ts';
import { assignmentPath, officerAssignmentPath } from '../../assignments/assignment-address.ts';
import { findAssignmentRows, listAssignmentRows } from '../../assignments/assignment-indicators.server.ts';
import type { AssignmentMeasure } from '../../assignments/assignment.ts';
import { enquiryPath } from '../../enquiries/enquiry-address.ts';
import { findEnquiryRows, listEnquiryRows } from '../../enquiries/enquiry-indicators.server.ts';
import type { EnquiryMeasure } from '../../enquiries/enquiry.ts';
import { gatheringPath, officerGatheringPath } from '../../gatherings/gathering-address.ts';
import { findGatheringRows, listGatheringRows } from '../../gatherings/gathering-indicators.server.ts';
import type { GatheringMeasure } from '../../gatherings/gathering.ts';
import { ideaPath } from '../../ideas/idea-address.ts';
import type { IdeaMeasure } from '../../ideas/idea-count.ts';
import { findIdeaRows, listIdeaRows } from '../../ideas/idea-indicators.server.ts';
import { visitPath } from '../../visits/visit-address.ts';
import { findVisitRows, listVisitRows } from '../../visits/visit-indicators.server.ts';
import type { VisitMeasure } from '../../visits/visit.ts';
import type { EvidenceRegister, EvidenceRow } from '../fact.ts';

interface Reading {
  readonly centreId: string;
  /** Decides what may be opened: an officer reads of an enquiry that there was one, and of a visit how many came. */
  readonly reader: 'own' | 'officer';
}
export interface RowsWanted extends Reading {
  readonly year: number;
  readonly measure: string;
  readonly item: string | undefined;
  readonly most: number | undefined;
  readonly demonstration: boolean;
}
export interface EvidenceReader {
  readonly list: (tx: Tx, wish: RowsWanted) => Promise<readonly EvidenceRow[]>;
  readonly find: (tx: Tx, wish: Reading & { readonly ids: readonly string[] }) => Promise<readonly EvidenceRow[]>;
}

type Found<Row> = (row: Row, wish: Reading, measure?: string) => EvidenceRow;

const enquiry: Found<Awaited<ReturnType<typeof listEnquiryRows>>[number]> = ({ id, number, on, removed, answerDays }, { reader }, measure) => ({
  register: 'enquiries',
  id,
  on,
  title: number,
  path: reader === 'own' ? enquiryPath(number) : undefined,
  removed,
  ...(measure === 'first-answer' && answerDays !== null && { adds: answerDays }),
});
const visit: Found<Awaited<ReturnType<typeof listVisitRows>>[number]> = ({ id, number, on, removed, persons, municipalities }, { reader }, measure) => ({
  register: 'visits',
  id,
  on,
  title: number,
  path: reader === 'own' ? visitPath(number) : undefined,
  removed,
  ...((measure === 'people' || measure === 'kind') && { adds: persons }),
  ...(measure === 'municipality' && { adds: municipalities }),
});
const activity: Found<Awaited<ReturnType<typeof listActivityRows>>[number]> = ({ id, on, title, removed }, { reader }) => ({
  register: 'activities',
  id,
  on,
  title,
  path: reader === 'own' ? activityPath(id) : officerActivityPath(id),
  removed,
});
const assignment: Found<Awaited<ReturnType<typeof listAssignmentRows>>[number]> = ({ id, on, title, removed, adds }, { reader }, measure) => ({
  register: 'assignments',
  id,
  on,
  title,
  path: reader === 'own' ? assignmentPath(id) : officerAssignmentPath(id),
  removed,
  ...(measure === 'hours' && { adds }),
});
const gathering: Found<Awaited<ReturnType<typeof listGatheringRows>>[number]> = ({ id, on, title, removed, adds }, { reader }, measure) => ({
  register: 'gatherings',
  id,
  on,
  title,
  path: reader === 'own' ? gatheringPath(id) : officerGatheringPath(id),
  removed,
  ...(measure === 'participants' && { adds }),
});
/** Readers' own page of it: what is not published has none. */
const idea = ({ id, number, on, title, open, removed, adds }: Awaited<ReturnType<typeof listIdeaRows>>[number]): EvidenceRow => ({
  register: 'ideas',
  id,
  on,
  title: title === '' ? String(number) : title,
  path: open ? ideaPath(number, title) : undefined,
  removed,
  ...(adds !== 1 && { adds }),
});

/** How the rows of each register are read, and shown. */
export const evidenceReaders = {
  enquiries: {
    list: async (tx, wish) => (await listEnquiryRows(tx, { ...wish, measure: wish.measure as EnquiryMeasure })).map((row) => enquiry(row, wish, wish.measure)),
    find: async (tx, wish) => (await findEnquiryRows(tx, wish)).map((row) => enquiry(row, wish)),
  },
  visits: {
    list: async (tx, wish) => (await listVisitRows(tx, { ...wish, measure: wish.measure as VisitMeasure })).map((row) => visit(row, wish, wish.measure)),
    find: async (tx, wish) => (await findVisitRows(tx, wish)).map((row) => visit(row, wish)),
  },
  activities: {
    list: async (tx, wish) => (await listActivityRows(tx, { ...wish, measure: wish.measure as ActivityMeasure })).map((row) => activity(row, wish)),
    find: async (tx, wish) => (await findActivityRows(tx, wish)).map((row) => activity(row, wish)),
  },
  assignments: {
    list: async (tx, wish) => (await listAssignmentRows(tx, { ...wish, measure: wish.measure as AssignmentMeasure })).map((row) => assignment(row, wish, wish.measure)),
    find: async (tx, wish) => (await findAssignmentRows(tx, wish)).map((row) => assignment(row, wish)),
  },
  gatherings: {
    list: async (tx, wish) => (await listGatheringRows(tx, { ...wish, measure: wish.measure as GatheringMeasure })).map((row) => gathering(row, wish, wish.measure)),
    find: async (tx, wish) => (await findGatheringRows(tx, wish)).map((row) => gathering(row, wish)),
  },
  ideas: {
    list: async (tx, wish) => (await listIdeaRows(tx, { ...wish, measure: wish.measure as IdeaMeasure })).map(idea),
    find: async (tx, wish) => (await findIdeaRows(tx, wish)).map(idea),
  },
} satisfies Record<EvidenceRegister, EvidenceReader>;
