import path from 'node:path';
import { loadYaml } from '../../platform/yaml.server.ts';
import { questionnaireSchema } from './inside/questionnaire-schema.ts';
import type { Questionnaire } from './questionnaire.ts';

/** The scheme's questionnaire from `questionnaire.yaml` in its folder. @throws DefinitionError naming file, line and reason of every fault. */
export const loadQuestionnaire = (dir: string): Questionnaire => loadYaml(path.join(dir, 'questionnaire.yaml'), questionnaireSchema);
