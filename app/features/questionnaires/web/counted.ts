import { formatNumber, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { optionsOf } from '../edition.ts';
import type { EditionQuestion } from '../edition.ts';
import type { Fill } from '../questionnaire.ts';
import { whole } from '../questionnaire.ts';

/** What is counted at one place of a question, as its rule says it. */
function wordsAt(question: EditionQuestion, option: string): Fill['counts'] | undefined {
  if (option !== whole) return optionsOf(question).find((o) => o.id === option)?.prefill?.counts;
  return question.kind === 'number' || question.kind === 'lines' ? question.prefill?.counts : undefined;
}

/** "7 oppslag", "1 aktivitet". */
export function counted(question: EditionQuestion, option: string, n: number, locale: Locale): string {
  const words = wordsAt(question, option);
  return `${formatNumber(locale, n)} ${words ? textIn(n === 1 ? words.one : words.other, locale) : ''}`.trim();
}
