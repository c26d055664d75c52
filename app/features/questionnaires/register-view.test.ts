import { describe, expect, it } from 'vitest';
import { realDefinitions } from '../../../testing/real-definitions.ts';
import type { Draft, DraftAnswer } from './answers.ts';
import type { Basis } from './departures.ts';
import { editionOf, questionsOf } from './edition.ts';
import type { QuestionFacts } from './prefill.ts';
import { explainsIn, pointsToExplain, standingOf, waitingIn } from './register-view.ts';
import type { RegisterView } from './register-view.ts';

const questions = questionsOf(editionOf(realDefinitions().questionnaire, 2025));
const id = 'information-channels';
const channels = questions.find((q) => q.id === id)!;
const of = (facts: Record<string, number>): QuestionFacts => Object.fromEntries(Object.entries(facts).map(([option, n]) => [option, { n }]));
const basis = (how: Basis['how'], facts: QuestionFacts): Basis => ({ question: id, version: 1, how, actor: 'x', at: new Date(0), facts, refs: {} });
const view = (now: QuestionFacts, kept?: Basis): RegisterView => ({ now: { [id]: now }, bases: new Map(kept ? [[id, kept]] : []) });
const answered = (...chosen: string[]): Draft => ({ byQuestion: { [id]: { kind: 'several', chosen } satisfies DraftAnswer }, comments: {} });
const none: Draft = { byQuestion: {}, comments: {} };
const facts = of({ 'national-media': 2, 'fixed-column': 3, 'web-page': 0 });

describe('an answer that nobody has given', () => {
  it('is the registers’, and waits for somebody to look', () => {
    expect(standingOf(channels, none, view(facts))).toMatchObject({ shown: { chosen: ['national-media', 'fixed-column'] }, unsaved: true, waits: true });
  });
  it('is not filled in again once a program has answered, or left it empty', () => {
    expect(standingOf(channels, none, view(facts, basis('given', {})))).toMatchObject({ shown: undefined, unsaved: false, waits: false });
  });
});

describe('an answer of the centre’s own', () => {
  it('waits when it is filled in and nobody has looked, and when the registers have changed', () => {
    const waits = (how: Basis['how'], now: QuestionFacts) => waitingIn(questions, answered('national-media', 'fixed-column'), view(now, basis(how, facts))).map((q) => q.id);
    expect([waits('saved', facts), waits('filled', facts), waits('saved', of({ 'national-media': 0 }))]).toEqual([[], [id], [id]]);
  });
  it('is held against what the registers were, not against what they are', () => {
    const { departures } = standingOf(channels, answered('national-media', 'fixed-column'), view(of({ 'national-media': 0 }), basis('saved', facts)));
    expect(departures).toEqual([]);
  });
  it('must be explained where there is evidence against it, and may be where there is none for it', () => {
    const [answers, held] = [answered('national-media', 'web-page'), view(facts, basis('saved', facts))];
    expect(pointsToExplain(questions, answers, held)).toEqual([`${id}/fixed-column`]);
    const says = explainsIn(questions, answers, held);
    // Of what agrees, and what was explained when it did not, nothing is kept.
    expect([says(`${id}/fixed-column`), says(`${id}/web-page`), says(`${id}/national-media`)]).toEqual([true, true, false]);
    expect(says('lesson')).toBe(true);
  });
});
