import path from 'node:path';
import type { Definitions } from '../../platform/context.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import type { ActivityRules } from './activity.ts';
import { rulesFile } from './inside/rules-file.ts';

/** `activities.yaml` in the scheme's folder, checked. @throws DefinitionError naming file, line and reason of every fault */
export const loadActivityRules = (dir: string, known: Pick<Definitions, 'scheme'>): ActivityRules => loadYaml(path.join(dir, 'activities.yaml'), rulesFile(known));

// A centre's own people; `not-found` for everybody else. The authority's officers may read.
export { getActivity, getActivityForOfficer, listActivities, listLastKinds, listMonth, listSameTimeLastYear } from './inside/reading.server.ts';
export { editActivity, leaveActivity, logActivity, removeActivity, restoreActivity, shareActivity } from './inside/logging.server.ts';
// As a part of another register's deed, in its transaction; that register says who may.
export { joinWithin, leaveWithin, logWithin } from './inside/logging.server.ts';
export { addFiles, getFile, removeFile } from './inside/attaching.server.ts';
export { addPartner, listPartners } from './inside/partners.server.ts';
export { repeatActivity } from './inside/repeating.server.ts';
export { exportActivities, importActivities, importTemplate } from './inside/importing.server.ts';
export { listYearTotals } from './inside/totals.server.ts';
