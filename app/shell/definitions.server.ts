import path from 'node:path';
import { loadActivityRules } from '../features/activities/activities.server.ts';
import { loadActivityDemonstration } from '../features/activities/demonstration.server.ts';
import { loadAssignmentDemonstration } from '../features/assignments/demonstration.server.ts';
import { loadAssignmentRules } from '../features/assignments/assignments.server.ts';
import { loadEnquiryDemonstration } from '../features/enquiries/demonstration.server.ts';
import { loadEnquiryRules } from '../features/enquiries/enquiries.server.ts';
import { loadFigures } from '../features/figures/figures.server.ts';
import { loadFulfilmentDemonstration } from '../features/fulfilment/demonstration.server.ts';
import { loadFulfilmentRules } from '../features/fulfilment/fulfilment-rules.server.ts';
import { loadGatheringDemonstration } from '../features/gatherings/demonstration.server.ts';
import { loadGatheringRules } from '../features/gatherings/gatherings.server.ts';
import { loadGeography } from '../features/geography/geography.server.ts';
import { loadIdeaDemonstration } from '../features/ideas/demonstration.server.ts';
import { loadIdeaRules } from '../features/ideas/idea-rules.server.ts';
import { loadIdeaWords } from '../features/ideas/idea-words.server.ts';
import { loadIndicators } from '../features/indicators/indicators.server.ts';
import { loadDemonstration } from '../features/questionnaires/demonstration.server.ts';
import { loadQuestionnaire } from '../features/questionnaires/questionnaires.server.ts';
import { loadReports } from '../features/reports/report-files.server.ts';
import { loadScheme } from '../features/scheme/scheme.server.ts';
import { loadVisitDemonstration } from '../features/visits/demonstration.server.ts';
import { loadVisitRules } from '../features/visits/visits.server.ts';
import type { Definitions } from '../platform/context.ts';
import { loadFront } from './front.server.ts';

/**
 * Everything the scheme's files say, checked. `root` is the checkout (its `data/` holds the facts of geography),
 * `schemeDir` the scheme's own folder, `changeFiles` the reforms imported since. Throws a `DefinitionError` that names file, line and reason for every fault.
 */
export function loadDefinitions(root: string, schemeDir: string, changeFiles: Parameters<typeof loadGeography>[1] = []): Definitions {
  const geography = loadGeography(path.join(root, 'data'), changeFiles);
  const scheme = loadScheme(schemeDir, geography);
  const activities = loadActivityRules(schemeDir, { scheme });
  const assignments = loadAssignmentRules(schemeDir, { activities });
  const enquiries = loadEnquiryRules(schemeDir);
  const gatherings = loadGatheringRules(schemeDir, { activities });
  const gatheringDemonstration = loadGatheringDemonstration(schemeDir, { scheme, gatherings });
  const ideas = loadIdeaRules(schemeDir);
  const visits = loadVisitRules(schemeDir);
  const activityDemonstration = loadActivityDemonstration(schemeDir, { scheme, activities });
  const assignmentDemonstration = loadAssignmentDemonstration(schemeDir, { scheme, assignments, enquiries });
  const visitDemonstration = loadVisitDemonstration(schemeDir, { scheme, visits });
  const enquiryDemonstration = loadEnquiryDemonstration(schemeDir, { scheme, geography, enquiries });
  const indicators = loadIndicators(schemeDir, { scheme, enquiries, visits, activities, assignments, gatherings, ideas });
  const questionnaire = loadQuestionnaire(schemeDir, { indicators });
  const fulfilment = loadFulfilmentRules(schemeDir, { scheme, questionnaire, indicators });
  const demonstration = loadDemonstration(schemeDir, { scheme, questionnaire, indicators });
  const figures = loadFigures(schemeDir, { questionnaire, indicators });
  const reports = loadReports(schemeDir);
  const front = loadFront(schemeDir, { scheme, indicators });
  return {
    geography,
    scheme,
    activities,
    assignments,
    enquiries,
    gatherings,
    ideas,
    ideaWords: loadIdeaWords(root, schemeDir),
    visits,
    questionnaire,
    indicators,
    fulfilment,
    figures,
    reports,
    front,
    demonstration,
    enquiryDemonstration,
    visitDemonstration,
    activityDemonstration,
    gatheringDemonstration,
    fulfilmentDemonstration: loadFulfilmentDemonstration(schemeDir, { scheme }),
    assignmentDemonstration,
    ideaDemonstration: loadIdeaDemonstration(schemeDir, { scheme, geography, ideas }),
  };
}
