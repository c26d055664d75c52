import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { IndicatorBook } from '../features/indicators/indicator.ts';
import type { Scheme } from '../features/scheme/scheme.ts';
import { loadYaml } from '../platform/yaml.server.ts';
import type { Front } from './front.ts';

const text = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1), en: z.string().min(1).optional() });
const sentence = text.refine((t) => [t.nb, t.nn, t.en ?? t.nb].every((s) => /\[[^\]]*\{value\}[^\]]*\]/.test(s)), 'each language must have {value} inside square brackets');

/** `front.yaml` in the scheme's folder; a scheme without one gets its own name as headline and no number. @throws DefinitionError */
export function loadFront(dir: string, { scheme, indicators }: { scheme: Scheme; indicators: IndicatorBook }): Front {
  const file = path.join(dir, 'front.yaml');
  if (!existsSync(file)) return { headline: scheme.name };
  // Only numbers that can be added over years can stand for a whole report.
  const known = z.string().refine((id) => indicators.indicators.some((i) => i.id === id && i.overYears === 'sum' && !i.by), 'is not an indicator that can be added over years');
  return loadYaml(
    file,
    z.strictObject({
      headline: text,
      number: z.strictObject({ indicator: known, sentence, chart: text }).optional(),
      beside: z.strictObject({ indicator: known, sentence }).optional(),
    }),
  );
}
