import type { Locale } from '../../../platform/locale.ts';
import { formatNumber, textIn } from '../../../platform/locale.ts';
import type { Geography } from '../../geography/geography.ts';
import type { DraftAnswer } from '../answers.ts';
import { isAnswered } from '../answers.ts';
import { optionsOf } from '../edition.ts';
import type { EditionQuestion } from '../edition.ts';
import { writeMunicipality } from '../inside/municipality-line.ts';

/** An answer in words, one line for each thing it says; none when it says nothing. */
export function answerLines(question: EditionQuestion, answer: DraftAnswer | undefined, locale: Locale, geo: Geography, day: string): readonly string[] {
  if (!answer || !isAnswered(answer)) return [];
  switch (answer.kind) {
    case 'several':
    case 'one': {
      const chosen = new Set([answer.chosen].flat());
      const known = optionsOf(question).filter((o) => chosen.has(o.id));
      const unknown = [...chosen].filter((id) => !known.some((o) => o.id === id));
      return [...known.map((o) => textIn(o.text, locale) + (answer.texts?.[o.id]?.trim() ? `: ${answer.texts[o.id]!.trim()}` : '')), ...unknown];
    }
    case 'number':
      return [`${formatNumber(locale, answer.value)}${question.kind === 'number' ? ` ${textIn(question.unit, locale)}` : ''}`];
    case 'text':
    case 'typed':
      return [answer.value];
    case 'lines':
      return question.kind === 'lines' && question.entries === 'municipality' ? answer.lines.map((l) => writeMunicipality(geo, l, day)) : answer.lines;
  }
}
