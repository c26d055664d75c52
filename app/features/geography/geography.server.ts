import path from 'node:path';
import { DefinitionError, readDefinitionText } from '../../platform/yaml.server.ts';
import type { Geography } from './geography.ts';
import { buildGeography } from './inside/build-geography.ts';
import { factFiles, readFacts } from './inside/facts-files.server.ts';
import type { FactFile } from './inside/facts-files.server.ts';
import { parseReform } from './reforms.server.ts';
import { applyReform } from './reforms.ts';

/**
 * The municipalities, counties and governors' offices of `dir` (its columns: data/README.md), with change files, each
 * its name and text, applied in order on top.
 * @throws DefinitionError with file, line and reason of everything wrong: a field, or facts that do not go together
 * (a code that ends in nothing, a county without a governor, another number of municipalities than expected).
 */
export function loadGeography(dir: string, changeFiles: readonly { readonly file: string; readonly text: string }[] = []): Geography {
  const named = (name: FactFile) => {
    const file = path.join(dir, `${name}.csv`);
    return [name, { file: path.relative(process.cwd(), file), text: readDefinitionText(file) }] as const;
  };
  const { facts, faults } = readFacts(Object.fromEntries((Object.keys(factFiles) as FactFile[]).map(named)) as Parameters<typeof readFacts>[0]);
  if (faults.length > 0) throw new DefinitionError(faults);
  const built = buildGeography(facts);
  if (!built.ok) throw new DefinitionError(built.faults);
  return changeFiles.reduce((geo, { file, text }) => withReform(geo, file, text), built.geography);
}

/** @throws DefinitionError when the change file is wrong or does not fit. */
function withReform(geo: Geography, file: string, text: string): Geography {
  const parsed = parseReform(text, file);
  if (!parsed.ok) throw new DefinitionError(parsed.faults);
  const applied = applyReform(geo, parsed.changes);
  if (!applied.ok) throw new DefinitionError(applied.faults);
  return applied.geography;
}
