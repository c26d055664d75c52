import type { Locale } from '../../../platform/locale.ts';
import { formatNumber, textIn } from '../../../platform/locale.ts';
import { longestComment, longestText } from '../check-answers.ts';
import type { Draft } from '../answers.ts';
import type { Fault, FaultReason } from '../check-answers.ts';
import { longestReason } from '../check-answers.ts';
import { optionsOf } from '../edition.ts';
import { whole } from '../questionnaire.ts';
import type { EditionQuestion } from '../edition.ts';
import { texts } from '../texts.ts';

/** Ids of a question's fields on the page. */
export const questionFieldId = (question: string): string => `s-${question}`;
export const optionFieldId = (question: string, option: string): string => `s-${question}-${option}`;
export const optionTextFieldId = (question: string, option: string): string => `s-${question}-${option}-tekst`;
export const reasonFieldId = (question: string, option: string): string => ['h', question, ...(option === whole ? [] : [option])].join('-');
export const commentFieldId = (question: string): string => `k-${question}`;

const ofText: readonly FaultReason[] = ['text-too-long', 'broken-text', 'identity-number'];
const isTextFault = (fault: Fault): boolean => fault.reason === 'text-missing' || (ofText.includes(fault.reason) && fault.option !== undefined);

/** The field to go to. */
export function faultFieldId(question: EditionQuestion, fault: Fault): string {
  if (fault.part === 'comment') return commentFieldId(question.id);
  if (fault.part === 'reason') return reasonFieldId(question.id, fault.option ?? whole);
  if (fault.option !== undefined && optionsOf(question).some((o) => o.id === fault.option))
    return isTextFault(fault) ? optionTextFieldId(question.id, fault.option) : optionFieldId(question.id, fault.option);
  const first = optionsOf(question)[0];
  return first ? optionFieldId(question.id, first.id) : questionFieldId(question.id);
}

function limitOf(question: EditionQuestion, fault: Fault): number {
  if (fault.part === 'comment') return longestComment;
  if (fault.part === 'reason') return longestReason;
  if (fault.option !== undefined) return longestText;
  if (fault.reason === 'too-many-lines' && question.kind === 'lines') return question.maxLines;
  return 'maxLength' in question ? question.maxLength : longestText;
}

export function faultText(question: EditionQuestion, fault: Fault, draft: Draft, locale: Locale): string {
  const answer = draft.byQuestion[question.id];
  const option = optionsOf(question).find((o) => o.id === fault.option);
  return texts[locale].fault(fault.reason, {
    kind: question.kind === 'several' || question.kind === 'one' ? question.kind : 'field',
    option: option && textIn(option.text, locale),
    typed: answer?.kind === 'typed' ? answer.value.slice(0, 60) : answer?.kind === 'lines' && fault.line !== undefined ? answer.lines[fault.line]?.slice(0, 60) : undefined,
    min: question.kind === 'number' ? formatNumber(locale, question.min) : undefined,
    max: question.kind === 'number' ? formatNumber(locale, question.max) : undefined,
    limit: formatNumber(locale, limitOf(question, fault)),
  });
}

/** The fault in a list of them: the question, and the option whose reason it is about, before it. */
export function faultLine(question: EditionQuestion, fault: Fault, draft: Draft, locale: Locale): string {
  const option = fault.part === 'reason' ? optionsOf(question).find((o) => o.id === fault.option) : undefined;
  return [textIn(question.text, locale), ...(option ? [`${textIn(option.text, locale)}:`] : []), faultText(question, fault, draft, locale)].join(' ');
}

/** Where the fault's words stand: beside the whole question, inside an option, or at the comment. */
export const faultsOf = (faults: readonly Fault[], question: string) => ({
  whole: faults.filter((f) => f.question === question && f.part === 'answer' && !isTextFault(f)),
  inOption: (option: string) => faults.find((f) => f.question === question && f.part === 'answer' && f.option === option && isTextFault(f)),
  reason: (option: string) => faults.find((f) => f.question === question && f.part === 'reason' && (f.option ?? whole) === option),
  comment: faults.find((f) => f.question === question && f.part === 'comment'),
});
