import path from 'node:path';
import { loadYaml } from '../../platform/yaml.server.ts';
import type { IdeaRules } from './idea.ts';
import { rulesFile } from './inside/rules-file.ts';

/** The scheme's lists and spans from `ideas.yaml` in its folder. @throws DefinitionError naming file, line and reason of every fault. */
export const loadIdeaRules = (dir: string): IdeaRules => loadYaml(path.join(dir, 'ideas.yaml'), rulesFile);
