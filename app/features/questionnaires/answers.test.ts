import { describe, expect, it } from 'vitest';
import { smallQuestionnaire } from '../../../testing/small-scheme.ts';
import { differencesOf, progressOf, sectionState, settledAnswers } from './answers.ts';
import { checkAnswers, longestComment, longestText } from './check-answers.ts';
import type { Draft, DraftAnswer } from './answers.ts';
import type { CheckOptions, Fault } from './check-answers.ts';
import { editionOf, questionsOf } from './edition.ts';

const edition = editionOf(smallQuestionnaire, 2024);
const known = { questions: new Set(smallQuestionnaire.questions.map((q) => q.id)), options: new Set(['channels/app', 'channels/press']) };
const options: CheckOptions = { submitting: false, known, isMunicipality: (code) => code === '1804' };
const draft = (byQuestion: Record<string, DraftAnswer>, comments: Record<string, string> = {}): Draft => ({ byQuestion, comments });
const faults = (byQuestion: Record<string, DraftAnswer>, more: Partial<CheckOptions> = {}, comments: Record<string, string> = {}): readonly Partial<Fault>[] =>
  checkAnswers(edition, draft(byQuestion, comments), { ...options, ...more }).map((fault) => ({ ...fault, part: undefined }));
const several = (...chosen: string[]): DraftAnswer => ({ kind: 'several', chosen });

describe('checking answers', () => {
  it('finds nothing wrong with half a form, nor with an empty one', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ people: { kind: 'number', value: 0 }, towns: { kind: 'lines', lines: ['1804'] } })).toEqual([]);
  });
  it('demands what is required only when it is sent in; zero is an answer', () => {
    expect(faults({ people: { kind: 'number', value: 0 } }, { submitting: true }).map((f) => [f.question, f.reason])).toEqual([
      ['channels', 'required'],
      ['often', 'required'],
      ['governor', 'required'],
    ]);
  });
  it('refuses a number that is none, is not whole, or is out of range', () => {
    expect(faults({ people: { kind: 'typed', value: 'tolv' } })).toEqual([{ question: 'people', reason: 'not-a-number' }]);
    expect(faults({ people: { kind: 'number', value: 1.5 } })).toEqual([{ question: 'people', reason: 'not-a-number' }]);
    expect(faults({ people: { kind: 'number', value: Number.NaN } })).toEqual([{ question: 'people', reason: 'not-a-number' }]);
    expect(faults({ people: { kind: 'number', value: 5001 } })).toEqual([{ question: 'people', reason: 'out-of-range' }]);
  });
  it('refuses an answer of another kind', () => {
    expect(faults({ people: several('press') })).toEqual([{ question: 'people', reason: 'wrong-kind' }]);
  });
  it('refuses "none" together with something', () => {
    expect(faults({ channels: several('press', 'none') })).toEqual([{ question: 'channels', reason: 'exclusive-with-others', option: 'none' }]);
    expect(faults({ channels: several('none') })).toEqual([]);
  });
  it('tells an option of another year from one that never was', () => {
    expect(faults({ channels: several('app') })).toEqual([{ question: 'channels', reason: 'option-of-another-year', option: 'app' }]);
    expect(faults({ channels: several('radio') })).toEqual([{ question: 'channels', reason: 'unknown-option', option: 'radio' }]);
    const early = editionOf(smallQuestionnaire, 2010);
    expect(checkAnswers(early, draft({ people: { kind: 'number', value: 1 } }), options)[0]?.reason).toBe('question-of-another-year');
    expect(faults({ elsewhere: several('x') })).toEqual([{ question: 'elsewhere', reason: 'unknown-question' }]);
  });
  it('demands the text of an option when it is sent in, and takes it only where there is a field for it', () => {
    expect(faults({ channels: several('other') })).toEqual([]);
    expect(faults({ channels: several('other') }, { submitting: true })).toContainEqual({ question: 'channels', reason: 'text-missing', option: 'other' });
    expect(faults({ channels: { kind: 'several', chosen: ['press'], texts: { press: 'x' } } })).toEqual([{ question: 'channels', reason: 'text-not-asked', option: 'press' }]);
  });
  it('refuses over-long and broken text and identity numbers, counting characters as people do', () => {
    const long = (n: number): DraftAnswer => ({ kind: 'several', chosen: ['other'], texts: { other: '🙂'.repeat(n) } });
    expect(faults({ channels: long(longestText) })).toEqual([]);
    expect(faults({ channels: long(longestText + 1) })).toEqual([{ question: 'channels', reason: 'text-too-long', option: 'other' }]);
    for (const text of ['bl\uFFFDb\u00E6r', 'a\u0000b', '\uD800'])
      expect(faults({ lesson: { kind: 'text', value: text } })).toEqual([{ question: 'lesson', reason: 'broken-text' }]);
    expect(faults({ lesson: { kind: 'text', value: 'Om 17912099997' } })).toEqual([{ question: 'lesson', reason: 'identity-number' }]);
    expect(faults({}, {}, { people: 'Om 179120 99997' })).toEqual([{ question: 'people', reason: 'identity-number' }]);
    expect(faults({}, {}, { people: 'x'.repeat(longestComment + 1) })).toEqual([{ question: 'people', reason: 'text-too-long' }]);
    expect(faults({}, {}, { lesson: 'x' })).toEqual([{ question: 'lesson', reason: 'comment-not-asked' }]);
  });
  it('refuses too many lines and a municipality that was none that year', () => {
    expect(faults({ towns: { kind: 'lines', lines: Array<string>(21).fill('1804') } })).toEqual([{ question: 'towns', reason: 'too-many-lines' }]);
    expect(faults({ towns: { kind: 'lines', lines: ['1804', 'Nowhere'] } })).toEqual([{ question: 'towns', reason: 'unknown-municipality', line: 1 }]);
  });
});

describe('settling what is sent in', () => {
  it('drops blanks and texts of options that were not chosen, and keeps the form’s order', () => {
    const settled = settledAnswers(
      edition,
      draft(
        { channels: { kind: 'several', chosen: ['web', 'press'], texts: { other: 'left over' } }, people: { kind: 'number', value: 0 }, lesson: { kind: 'text', value: ' ' } },
        { people: ' god ' },
      ),
    );
    expect(settled).toEqual({ byQuestion: { people: { kind: 'number', value: 0 }, channels: several('press', 'web') }, comments: { people: 'god' } });
    expect(Object.keys(settled.byQuestion)).toEqual(['people', 'channels']);
  });
});

describe('how far one has come', () => {
  it('counts required questions with an answer', () => {
    expect(progressOf(questionsOf(edition), draft({ people: { kind: 'number', value: 1 }, lesson: { kind: 'text', value: 'x' } }))).toEqual({ answered: 1, of: 4, share: 0.25 });
  });
  it('says of a part whether it is empty, begun or done', () => {
    const { questions } = edition.sections[0]!;
    expect(sectionState(questions, draft({}))).toBe('empty');
    expect(sectionState(questions, draft({ people: { kind: 'typed', value: 'tolv' }, channels: several('web') }))).toBe('begun');
    expect(sectionState(questions, draft({ people: { kind: 'number', value: 1 }, channels: several('web') }))).toBe('done');
  });
});

describe('what two sets of answers say differently', () => {
  it('is not the order of ticking, nor a blank', () => {
    expect(differencesOf(draft({ channels: several('web', 'press') }), draft({ channels: several('press', 'web'), lesson: { kind: 'text', value: '' } }, { people: '' }))).toEqual(
      [],
    );
    expect(differencesOf(draft({ channels: several('web') }), draft({}))).toEqual([{ question: 'channels', part: 'answer' }]);
  });
});
