import { describe, expect, it } from 'vitest';
import { actionCatalogue, nameAction, onlyWhatChanged, wordAction } from './audit.ts';
import type { AuditEvent } from './audit.ts';

const event: AuditEvent = {
  id: '1',
  at: new Date('2026-11-21T09:00:00Z'),
  actorId: 'kari',
  actorName: 'Kari',
  requestId: 'r',
  action: 'edition.published',
  subject: { kind: 'edition', id: '2014-2018' },
  centreId: null,
  before: null,
  after: null,
};

describe('what is kept of before and after', () => {
  it('is only what differs', () => {
    expect(onlyWhatChanged({ a: 1, b: [1], c: 'x' }, { a: 1, b: [2], d: null })).toEqual({ before: { b: [1], c: 'x' }, after: { b: [2], d: null } });
  });
  it('is everything when one of them is missing or is no object', () => {
    expect(onlyWhatChanged(undefined, { a: 1 })).toEqual({ before: undefined, after: { a: 1 } });
    expect(onlyWhatChanged('old', 'new')).toEqual({ before: 'old', after: 'new' });
  });
});

describe('the catalogue', () => {
  const one = {
    nb: { 'edition.published': 'publiserte' },
    nn: { 'edition.published': (e: AuditEvent) => `publiserte ${e.subject.id}` },
    en: { 'edition.published': { label: 'published', sentence: (e: AuditEvent) => `published ${e.subject.id}` } },
  };
  it('words an action in each language, and may name what it was about', () => {
    expect(wordAction(one, 'nb', event)).toBe('publiserte');
    expect(wordAction(one, 'en', event)).toBe('published 2014-2018');
    expect(wordAction(one, 'nn', event)).toBe('publiserte 2014-2018');
    expect(nameAction(one, 'en', event.action)).toBe('published');
    expect(nameAction(one, 'nn', event.action)).toBe('publiserte …');
  });
  it('falls back to the code', () => {
    expect(wordAction(one, 'nb', { ...event, action: 'new.deed' })).toBe('new.deed');
  });
  it('refuses two wordings of one action', () => {
    expect(() => actionCatalogue([one, one])).toThrow('edition.published is worded twice');
  });
});
