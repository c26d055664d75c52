import type { Answer, Answers } from './questionnaire.ts';

/**
 * Counts of submitted answers, without any text: what every figure is made of. A commutative monoid under
 * `mergeTallies` with `emptyTally`; the order of answers and how they are parted never matters, and taking a response out
 * (`sign` -1) undoes putting it in.
 */
export interface QuestionTally {
  /** Centres that answered the question. */
  readonly answered: number;
  /** Numbers added up; for a question of lines, the number of lines; otherwise 0. */
  readonly sum: number;
  /** Centres that chose each option; an option nobody chose is absent (0). */
  readonly options: Readonly<Record<string, number>>;
}
export interface GroupTally {
  readonly year: number;
  /** A health region's code. */
  readonly region: string;
  /** Centres asked that year, answered or not. */
  readonly asked: number;
  /** Centres that submitted. */
  readonly submitted: number;
  readonly questions: Readonly<Record<string, QuestionTally>>;
}
/** By `groupKey(year, region)`. */
export interface Tally {
  readonly groups: Readonly<Record<string, GroupTally>>;
}

const groupKey = (year: number, region: string): string => `${year}/${region}`;
export const emptyTally: Tally = { groups: {} };

/** What the database calls the number of centres asked; no question can be called so. */
export const askedKey = '.';

/** One count of a response: `key` is '' for the response itself, `question`, or `question/option`. What the database keeps. */
export interface TallyEntry {
  readonly key: string;
  readonly n: number;
  readonly sum: number;
}

function entriesOf(question: string, answer: Answer): TallyEntry[] {
  const own = (sum: number): TallyEntry => ({ key: question, n: 1, sum });
  switch (answer.kind) {
    case 'several':
      return [own(0), ...[...new Set(answer.chosen)].map((o) => ({ key: `${question}/${o}`, n: 1, sum: 0 }))];
    case 'one':
      return [own(0), { key: `${question}/${answer.chosen}`, n: 1, sum: 0 }];
    case 'number':
      return [own(answer.value)];
    case 'text':
      return [own(0)];
    case 'lines':
      return [own(answer.lines.length)];
  }
}

/** What one submitted response adds. */
export const tallyEntries = (answers: Answers): readonly TallyEntry[] => [
  { key: '', n: 1, sum: 0 },
  ...Object.entries(answers.byQuestion).flatMap(([question, answer]) => entriesOf(question, answer)),
];

const emptyQuestion: QuestionTally = { answered: 0, sum: 0, options: {} };

/** The tally of entries of one year and region. */
export function tallyOfEntries(year: number, region: string, entries: Iterable<TallyEntry>, sign: 1 | -1 = 1): Tally {
  let submitted = 0;
  const questions: Record<string, { answered: number; sum: number; options: Record<string, number> }> = {};
  for (const { key, n, sum } of entries) {
    if (key === '') {
      submitted += n * sign;
      continue;
    }
    const [question = '', option] = key.split('/');
    const at = (questions[question] ??= { ...emptyQuestion, options: {} });
    if (option === undefined) {
      at.answered += n * sign;
      at.sum += sum * sign;
    } else at.options[option] = (at.options[option] ?? 0) + n * sign;
  }
  return normal({ groups: { [groupKey(year, region)]: { year, region, asked: 0, submitted, questions } } });
}

/** The tally of one response, or with `sign` -1 what taking it out changes. */
export const tallyResponse = (response: { readonly year: number; readonly region: string; readonly answers: Answers }, sign: 1 | -1 = 1): Tally =>
  tallyOfEntries(response.year, response.region, tallyEntries(response.answers), sign);

/** The tally of having asked `asked` centres. */
export const tallyAsked = (year: number, region: string, asked: number): Tally =>
  normal({ groups: { [groupKey(year, region)]: { year, region, asked, submitted: 0, questions: {} } } });

/** Without zeros and in one order, so that equal tallies are equal objects. */
function normal(tally: Tally): Tally {
  const groups = Object.entries(tally.groups).flatMap(([key, group]) => {
    const questions = Object.entries(group.questions).flatMap(([id, q]) => {
      const options = Object.entries(q.options)
        .filter(([, n]) => n !== 0)
        .toSorted(byKey);
      return q.answered === 0 && q.sum === 0 && options.length === 0 ? [] : [[id, { ...q, options: Object.fromEntries(options) }] as const];
    });
    const empty = group.asked === 0 && group.submitted === 0 && questions.length === 0;
    return empty ? [] : [[key, { ...group, questions: Object.fromEntries(questions.toSorted(byKey)) }] as const];
  });
  return { groups: Object.fromEntries(groups.toSorted(byKey)) };
}
const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

const mergeRecords = <T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>, merge: (x: T, y: T) => T): Record<string, T> => {
  const merged: Record<string, T> = { ...a };
  for (const [key, value] of Object.entries(b)) merged[key] = merged[key] === undefined ? value : merge(merged[key], value);
  return merged;
};

/** Both tallies together: associative and commutative, `emptyTally` changes nothing. */
export const mergeTallies = (a: Tally, b: Tally): Tally =>
  normal({
    groups: mergeRecords(a.groups, b.groups, (x, y) => ({
      ...x,
      asked: x.asked + y.asked,
      submitted: x.submitted + y.submitted,
      questions: mergeRecords(x.questions, y.questions, (p, q) => ({
        answered: p.answered + q.answered,
        sum: p.sum + q.sum,
        options: mergeRecords(p.options, q.options, (m, n) => m + n),
      })),
    })),
  });

/** Every response at once; equal to merging the tallies of each. */
export const tallyAnswers = (responses: Iterable<{ readonly year: number; readonly region: string; readonly answers: Answers }>): Tally => {
  const byGroup = new Map<string, { year: number; region: string; entries: Map<string, { key: string; n: number; sum: number }> }>();
  for (const { year, region, answers } of responses) {
    const key = groupKey(year, region);
    if (!byGroup.has(key)) byGroup.set(key, { year, region, entries: new Map() });
    const { entries } = byGroup.get(key)!;
    for (const entry of tallyEntries(answers)) {
      const at = entries.get(entry.key);
      if (at) {
        at.n += entry.n;
        at.sum += entry.sum;
      } else entries.set(entry.key, { ...entry });
    }
  }
  return [...byGroup.values()].reduce((tally, g) => mergeTallies(tally, tallyOfEntries(g.year, g.region, g.entries.values())), emptyTally);
};

/** The groups of a year, all regions or one. */
const groupsIn = (tally: Tally, year: number, region?: string): readonly GroupTally[] =>
  Object.values(tally.groups).filter((g) => g.year === year && (region === undefined || g.region === region));

export interface QuestionCount extends QuestionTally {
  readonly asked: number;
  readonly submitted: number;
}
/** A question's counts in a year, all regions together or one. Nobody asked or answered: zeros, never absent. */
export function countOf(tally: Tally, year: number, question: string, region?: string): QuestionCount {
  let [answered, sum, asked, submitted] = [0, 0, 0, 0];
  let options: Record<string, number> = {};
  for (const group of groupsIn(tally, year, region)) {
    const q = group.questions[question] ?? emptyQuestion;
    asked += group.asked;
    submitted += group.submitted;
    answered += q.answered;
    sum += q.sum;
    options = mergeRecords(options, q.options, (a, b) => a + b);
  }
  return { asked, submitted, answered, sum, options };
}
