import path from 'node:path';
import { loadYaml } from '../../platform/yaml.server.ts';
import type { FigureDefinition } from './figure.ts';
import type { FigureSources } from './inside/figure-file.ts';
import { figureFile } from './inside/figure-file.ts';

/** The scheme's figures from `figures.yaml`. @throws DefinitionError naming file, line and reason of every fault. */
export const loadFigures = (dir: string, sources: FigureSources): readonly FigureDefinition[] => loadYaml(path.join(dir, 'figures.yaml'), figureFile(sources));
