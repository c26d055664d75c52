import path from 'node:path';
import type { Definitions } from '../../platform/context.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import type { FulfilmentRules } from './fulfilment.ts';
import { rulesFile } from './inside/rules-file.ts';

/**
 * `fulfilment.yaml` in the scheme's folder, checked against its tasks, questions and numbers of the registers.
 * @throws DefinitionError naming file, line and reason of every fault
 */
export const loadFulfilmentRules = (dir: string, known: Pick<Definitions, 'scheme' | 'questionnaire' | 'indicators'>): FulfilmentRules =>
  loadYaml(path.join(dir, 'fulfilment.yaml'), rulesFile(known));
