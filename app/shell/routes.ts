import type { Hono } from 'hono';
import { requireCentre, requireOfficer } from '../features/access/access.server.ts';
import { accessActions } from '../features/access/actions.ts';
import { accessRoutes } from '../features/access/routes.ts';
import { activityActions } from '../features/activities/actions.ts';
import { assignmentActions } from '../features/assignments/actions.ts';
import { assignmentsRoutes } from '../features/assignments/routes.ts';
import { activitiesRoutes } from '../features/activities/routes.ts';
import { actionCatalogue } from '../features/audit/audit.ts';
import { auditRoutes } from '../features/audit/routes.ts';
import { enquiryActions } from '../features/enquiries/actions.ts';
import { enquiriesRoutes } from '../features/enquiries/routes.ts';
import { figuresRoutes } from '../features/figures/routes.ts';
import { fulfilmentActions } from '../features/fulfilment/actions.ts';
import { fulfilmentRoutes } from '../features/fulfilment/routes.ts';
import { gatheringActions } from '../features/gatherings/actions.ts';
import { gatheringsRoutes } from '../features/gatherings/routes.ts';
import { ideaActions } from '../features/ideas/actions.ts';
import { ideasRoutes } from '../features/ideas/routes.ts';
import { indicatorsRoutes } from '../features/indicators/routes.ts';
import { queueMail } from '../features/notifications/notifications.server.ts';
import { notificationsRoutes } from '../features/notifications/routes.ts';
import { questionnaireActions } from '../features/questionnaires/actions.ts';
import { questionnairesRoutes } from '../features/questionnaires/routes.ts';
import { reportActions } from '../features/reports/actions.ts';
import { reportsRoutes } from '../features/reports/routes.ts';
import { schemeActions } from '../features/scheme/actions.ts';
import { schemeRoutes } from '../features/scheme/routes.ts';
import { visitActions } from '../features/visits/actions.ts';
import { visitsRoutes } from '../features/visits/routes.ts';
import type { Definitions, Env } from '../platform/context.ts';

/** What the ground needs of the features above it. */
const centres = (definitions: Definitions) => definitions.scheme.centres;
/** Each feature's `actions.ts`, so that the log reads as sentences. */
const catalogue = actionCatalogue([
  accessActions,
  schemeActions,
  enquiryActions,
  gatheringActions,
  ideaActions,
  visitActions,
  activityActions,
  assignmentActions,
  questionnaireActions,
  fulfilmentActions,
  reportActions,
]);

const features = [
  () => accessRoutes({ centres, writeLetter: queueMail }),
  () => auditRoutes({ catalogue, centres, requireOfficer, requireCentre: (c) => requireCentre(c) }),
  notificationsRoutes,
  schemeRoutes,
  enquiriesRoutes,
  visitsRoutes,
  activitiesRoutes,
  assignmentsRoutes,
  gatheringsRoutes,
  ideasRoutes,
  indicatorsRoutes,
  questionnairesRoutes,
  fulfilmentRoutes,
  figuresRoutes,
  reportsRoutes,
];

/** Every feature's pages, at their own absolute addresses. */
export function mountFeatures(app: Hono<Env>): void {
  for (const routes of features) app.route('/', routes());
}
