import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { loadYaml } from '../../../../platform/yaml.server.ts';
import type { WordLists } from './words.ts';

const text = z.string().trim().min(1);
const why = text;
const list = z.string().transform((s) => s.split(/\s+/).filter(Boolean));
const generalFile = z.strictObject({ stop: list, forms: z.array(z.strictObject({ why, words: z.record(text, text) })), parts: list });
const schemeFile = z.strictObject({
  pairs: z.array(z.strictObject({ nn: text, nb: text, why })).default([]),
  phrases: z.array(z.strictObject({ phrase: text, word: text, why })).default([]),
  synonyms: z.array(z.strictObject({ words: z.array(text).min(2), why })).default([]),
  parts: list.default([]),
});

/**
 * The words that searching knows: those of Norwegian in general from `data/` in `root`, and the scheme's own, which it may be without.
 * @throws DefinitionError naming file, line and reason of every fault.
 */
export function readWordLists(root: string, schemeDir: string): WordLists {
  const general = loadYaml(path.join(root, 'data', 'norwegian-words.yaml'), generalFile);
  const file = path.join(schemeDir, 'idea-words.yaml');
  const own = existsSync(file) ? loadYaml(file, schemeFile) : schemeFile.parse({});
  return {
    stop: general.stop,
    forms: [...general.forms.flatMap((f) => Object.entries(f.words)), ...own.pairs.map((p): [string, string] => [p.nn, p.nb])],
    phrases: own.phrases.map((p): [string, string] => [p.phrase, p.word]),
    synonyms: own.synonyms.map((s) => s.words),
    parts: [...general.parts, ...own.parts],
  };
}
