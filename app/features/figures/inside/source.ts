import type { LocalText } from '../../../platform/locale.ts';
import { findIndicator } from '../../indicators/series.ts';
import type { Facts } from '../facts.ts';
import { yearsText } from '../cell-text.ts';
import type { FigureDefinition, FigureTable } from '../figure.ts';
import { inEvery } from '../texts.ts';
import { inYears } from './offered.ts';

/** The definition's unit, else the one all rows share, else that of the measure. */
export function unitOf(definition: FigureDefinition, facts: Facts): LocalText {
  if (definition.unit) return definition.unit;
  const units = definition.rows.map(({ source }) => {
    if (source.kind === 'indicator') return findIndicator(facts.indicators, source.indicator)?.unit;
    const question = source.kind === 'number' ? facts.questionnaire.questions.find((one) => one.id === source.question) : undefined;
    return question?.kind === 'number' ? question.unit : undefined;
  });
  const [first] = units;
  return first && units.every((unit) => unit?.nb === first.nb) ? first : inEvery((t) => t.units[definition.measure]);
}

/** Where the numbers come from: the questionnaire, or the places they were printed. */
export function sourceOf(definition: FigureDefinition, facts: Facts, years: FigureTable['years']): LocalText {
  if (definition.measure !== 'series') return inYears(facts.questionnaire.title, yearsText(years));
  const points = definition.rows.flatMap(({ source }) => (source.kind === 'indicator' ? facts.series(source.indicator, source.item).points : []));
  const names = [...new Map(points.flatMap((point) => (point.source ? [[point.source.id, point.source.name] as const] : []))).values()];
  return inEvery((_, locale) => names.map((name) => name[locale] ?? name.nb).join('; '));
}
