import { questionsOf } from '../app/features/questionnaires/edition.ts';
import type { Edition, EditionQuestion } from '../app/features/questionnaires/edition.ts';
import type { Answer, Answers } from '../app/features/questionnaires/questionnaire.ts';

/** Every question of the form answered, differently for each `i`. */
export const answersFor = (edition: Edition, i: number): Answers => ({
  byQuestion: Object.fromEntries(questionsOf(edition).map((question) => [question.id, answerFor(question, i)])),
  comments: {},
});

function answerFor(question: EditionQuestion, i: number): Answer {
  switch (question.kind) {
    case 'number':
      return { kind: 'number', value: question.min + (i % 20) };
    case 'several':
    case 'one': {
      const plain = question.options.filter((o) => !o.exclusive && !o.freeText).map((o) => o.id);
      if (question.kind === 'one') return { kind: 'one', chosen: plain[i % plain.length] ?? '' };
      return { kind: 'several', chosen: plain.filter((_, k) => k === 0 || (i >> (k % 6)) % 2 === 0) };
    }
    case 'lines':
      return { kind: 'lines', lines: question.entries === 'municipality' ? ['0301'] : ['Universitetet i Bergen'] };
    case 'text':
      return { kind: 'text', value: 'Vi holdt tre kurs' };
  }
}

/** What a submission adds to the counts, as the database keeps it: each question with its options behind it. */
export function countsOf(answers: Answers): { keys: string[]; totals: number[] } {
  const entries = Object.entries(answers.byQuestion).map(([question, answer]): [string, number] => {
    switch (answer.kind) {
      case 'several':
        return [`${question}/${answer.chosen.join(',')}`, 0];
      case 'one':
        return [`${question}/${answer.chosen}`, 0];
      case 'number':
        return [question, answer.value];
      case 'lines':
        return [question, answer.lines.length];
      case 'text':
        return [question, 0];
    }
  });
  return { keys: ['', ...entries.map(([key]) => key)], totals: [0, ...entries.map(([, total]) => total)] };
}
