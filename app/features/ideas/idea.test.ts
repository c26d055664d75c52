import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whole } from '../../../testing/ideas.ts';
import { smallDefinitions } from '../../../testing/small-scheme.ts';
import { alikeTitles, draftFaults, emptyContent, missing, textOf, tidied } from './idea-content.ts';
import { ideaNumberIn, ideaPath } from './idea-address.ts';
import { mayDiscard, moves, standings, stateAfter, writings } from './idea.ts';
import type { IdeaContent, Move, State } from './idea.ts';

const { ideas: rules, geography } = smallDefinitions();
const lacks = (content: IdeaContent) => missing(content, { rules, geography, year: 2026 });
const states: readonly State[] = standings.flatMap((standing) => writings.map((writing) => ({ standing, writing })));
const all = Object.keys(moves) as Move[];

describe('the states of an idea', () => {
  it('are left by nothing once it is merged: its address leads elsewhere', () => {
    for (const state of states.filter((s) => s.standing === 'merged')) expect([...all.filter((move) => stateAfter(state, move)), mayDiscard(state)]).toEqual([false]);
  });
  it('change what readers meet only where a move says so', () => {
    for (const move of ['write', 'submit', 'take-back', 'ask-for-change', 'decline'] as const)
      for (const state of states) expect((stateAfter(state, move) ?? state).standing).toBe(state.standing);
  });
  it('let an author neither publish nor bring back what an editor hid', () => {
    const byAuthor = all.filter((move) => moves[move].by === 'author');
    for (const state of states.filter((s) => s.standing === 'hidden' || s.standing === 'unpublished'))
      expect(byAuthor.map((move) => stateAfter(state, move)?.standing).filter((s) => s === 'published')).toEqual([]);
  });
});

describe('what is missing', () => {
  it('is nothing of what is whole, and of what is empty everything that readers need', () => {
    expect(lacks(whole)).toEqual([]);
    expect(lacks(emptyContent(rules)).map((f) => f.field)).toEqual(['title', 'gist', 'need', 'did', 'targetGroups', 'themes', 'municipality', 'year', 'size', 'contact']);
  });
  it('asks no outcome of a plan, which may be for next year, and a reference of shown effect', () => {
    const noOutcome = { ...whole, sections: { ...whole.sections, outcome: '' }, year: 2027 };
    expect(lacks({ ...noOutcome, claimedLevel: 'planned' })).toEqual([]);
    expect(lacks(noOutcome).map((f) => f.field)).toEqual(['outcome', 'year']);
    expect(lacks({ ...whole, claimedLevel: 'effect-shown' })).toEqual([{ field: 'reference', reason: 'empty' }]);
  });
  it('names each field once, in the order of the form', () => {
    const long = { ...whole, title: '01819010001 '.repeat(40), themes: ['nothing', 'nothing'] };
    expect(lacks(long)).toEqual([
      { field: 'title', reason: 'too-long' },
      { field: 'themes', reason: 'unknown' },
    ]);
  });
});

const text = fc.string({ unit: 'binary', maxLength: 60 });
const content = fc
  .record({ title: text, gist: text, need: text, did: text, contact: text, known: text, people: text })
  .map(({ title, gist, need, did, contact, known, people }) => ({
    ...whole,
    title,
    gist,
    contact,
    known,
    sections: { ...whole.sections, need, did },
    efforts: { ...whole.efforts, people },
  }));
describe('what is typed', () => {
  it('is tidied once and for all, into what the database can keep', () => {
    fc.assert(
      fc.property(content, (c) => {
        const once = tidied(c);
        expect(tidied(once)).toEqual(once);
        // oxlint-disable-next-line no-control-regex -- what is looked for
        for (const field of ['title', 'gist', 'need', 'did', 'contact', 'known', 'people'] as const) expect(textOf(once, field)).not.toMatch(/[\u0000-\u0008\r]|\p{Cs}/u);
      }),
    );
  });
  it('of two megabytes is told to be too long, and not kept', () => {
    const huge = { ...whole, sections: { ...whole.sections, did: 'Ord '.repeat(500_000) } };
    expect(draftFaults(huge, rules, geography)).toEqual([{ field: 'did', reason: 'too-long' }]);
  });
});

describe('titles', () => {
  it('are alike when most of their words are, in any order and case', () => {
    expect(alikeTitles('Gå på tur med naboen', 'På TUR med naboen!')).toBe(true);
    expect(alikeTitles('Gå på tur med naboen', 'Lag mat med naboen')).toBe(false);
    expect(alikeTitles('', '')).toBe(false);
  });
  it('are alike both ways or not at all', () => {
    fc.assert(
      fc.property(fc.lorem(), fc.lorem(), (a, b) => {
        expect(alikeTitles(a, b)).toBe(alikeTitles(b, a));
      }),
    );
  });
  it('make an address that leads back to the number, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), text, (number, title) => {
        expect(ideaNumberIn(ideaPath(number, title).slice('/idebanken/'.length))).toBe(number);
      }),
    );
  });
});
