import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallDefinitions } from '../../../testing/small-scheme.ts';
import { locales } from '../../platform/locale.ts';
import { DefinitionError, parseYaml } from '../../platform/yaml.server.ts';
import { loadQuestionnaire } from '../questionnaires/questionnaires.server.ts';
import { loadEnquiryRules } from './enquiries.server.ts';
import { enquiryStates, eraseDay, isClosed, lastReopenDay, moves, stateAfter } from './enquiry.ts';
import type { EnquiryState, Move } from './enquiry.ts';
import { ageOf, lateSince } from './inside/ages.ts';
import { answerLetter, closedLetter, movedLetter, newLinkLetter, receiptLetter } from './inside/asker-mail.ts';
import { enquiryFile } from './inside/enquiry-file.ts';
import { suggest } from './inside/suggest.ts';
import type { SuggestionFacts } from './inside/suggest.ts';
import { enquiryTexts, suggestionText } from './texts.ts';

const everyMove = Object.keys(moves) as Move[];

describe('moves', () => {
  it('lead from a state to a state, whatever the sequence, and end with the asker only where the asker may', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everyMove), { maxLength: 40 }), (sequence) => {
        let state: EnquiryState = 'new';
        for (const move of sequence) {
          const next = stateAfter(state, move);
          if (next === undefined) continue;
          expect(enquiryStates).toContain(next);
          // What is withdrawn stays withdrawn: only a note may be added. What is closed is opened by two moves alone.
          expect(state === 'withdrawn' && next !== 'withdrawn').toBe(false);
          expect(isClosed(state) && !isClosed(next) && !['take-up-again', 'reopen'].includes(move)).toBe(false);
          state = next;
        }
      }),
    );
  });
  it('keep one that nobody has begun new when its asker adds, and one that is answered waiting when it is given to another', () => {
    expect([stateAfter('new', 'add'), stateAfter('waiting', 'add'), stateAfter('waiting', 'assign'), stateAfter('new', 'assign')]).toEqual(['new', 'open', 'waiting', 'open']);
  });
});

describe('the days', () => {
  const closedAt = new Date('2026-01-31T23:30:00Z');
  it('on which it can be opened again and is erased are Norwegian, and end with the month', () => {
    expect(lastReopenDay({ closedAt }, { reopenWithin: 30 })).toBe('2026-03-03');
    expect(eraseDay({ closedAt, erasedAt: null }, { eraseAfter: 12 })).toBe('2027-02-01');
    expect(eraseDay({ closedAt: new Date('2026-01-31T12:00:00Z'), erasedAt: null }, { eraseAfter: 1 })).toBe('2026-02-28');
    expect([eraseDay({ closedAt, erasedAt: closedAt }, { eraseAfter: 12 }), lastReopenDay({ closedAt: null }, { reopenWithin: 30 })]).toEqual([undefined, undefined]);
  });
  it('after which an asker has waited too long are the same for one and for all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }), (today, back, answerWithin) => {
        const day = (n: number): string => new Date(Date.UTC(2025, 0, 60 + n)).toISOString().slice(0, 10);
        const since = day(today - back);
        const age = ageOf({ state: 'open', waitsSince: new Date(`${since}T10:00:00Z`) }, { answerWithin }, day(today));
        expect(age!.late).toBe(since <= lateSince(day(today), answerWithin));
      }),
    );
  });
  it('are not counted while we wait for the asker, and when it is closed', () => {
    const waitsSince = new Date('2026-01-05T10:00:00Z');
    expect([ageOf({ state: 'waiting', waitsSince: null }, { answerWithin: 5 }, '2026-02-01'), ageOf({ state: 'closed', waitsSince }, { answerWithin: 5 }, '2026-02-01')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('suggestions', () => {
  const { geography, scheme } = smallDefinitions();
  const facts: SuggestionFacts = {
    geography,
    scheme,
    day: '2026-11-21',
    enquiry: { centreId: 'alfa', municipality: '5001', topics: ['paint', 'brushes'] },
    sentBackBy: [],
    declared: new Map(),
    helped: [],
    loads: new Map([
      ['alfa', 4],
      ['beta', 9],
      ['gamma', 2],
    ]),
  };
  const ids = (more: Partial<SuggestionFacts>): string[] => suggest({ ...facts, ...more }).map((s) => s.centreId);
  it('put forward the centre whose area it is, and say what it has to do compared with the others', () => {
    expect(suggest(facts)).toEqual([{ centreId: 'gamma', reasons: [{ kind: 'area' }, { kind: 'load', open: 2, than: 'fewer' }] }]);
  });
  it('put forward knowledge and experience before the area, but not somebody with far too much to do for a little of either', () => {
    expect(ids({ declared: new Map([['beta', ['paint', 'brushes']]]) })).toEqual(['beta', 'gamma']);
    expect(ids({ helped: [{ centreId: 'beta', topic: 'paint', n: 1 }] })).toEqual(['gamma', 'beta']);
    expect(ids({ helped: [{ centreId: 'beta', topic: 'walls', n: 50 }] })).toEqual(['gamma']);
  });
  it('leave out the one that has it, one that sent it back and one whose agreement has ended', () => {
    const ended = { centres: scheme.centres.map((c) => (c.id === 'gamma' ? { ...c, agreement: { from: '2020-01-01', to: '2026-11-21' } } : c)) };
    expect(ids({ sentBackBy: ['gamma'] })).toEqual(['beta']);
    expect(ids({ scheme: ended })).toEqual(['beta']);
    expect(ids({ enquiry: { ...facts.enquiry, centreId: 'gamma' } })).toEqual(['alfa', 'beta']);
  });
  it('name every centre whose area it is when areas overlap', () => {
    const overlapping = {
      centres: scheme.centres.map((c) => (c.id === 'beta' ? { ...c, areas: [{ from: '2020-01-01', area: { kind: 'counties' as const, counties: ['50'] } }] } : c)),
    };
    expect(ids({ scheme: overlapping }).toSorted()).toEqual(['beta', 'gamma']);
  });
  it('are said in words', () => {
    const name = (id: string): string => ({ paint: 'Maling', nav: 'NAV' })[id] ?? id;
    const said = (locale: (typeof locales)[number]): string[] => [
      suggestionText(locale, { kind: 'area' }, name),
      suggestionText(locale, { kind: 'declared', topics: ['paint', 'nav'] }, name),
      suggestionText(locale, { kind: 'has-answered', topic: 'paint', n: 4 }, name),
      suggestionText(locale, { kind: 'load', open: 2, than: 'fewer' }, name),
    ];
    expect(said('nb')).toEqual(['Har ansvar for området.', 'Har meldt tema maling og NAV.', 'Har hjulpet 4 ganger med maling.', 'Har 2 åpne henvendelser, færre enn de fleste.']);
    for (const locale of locales) expect(said(locale).join(' ')).not.toMatch(/undefined|paint/);
    expect(Object.keys(enquiryTexts.nn.state)).toEqual([...enquiryStates]);
  });
});

describe('letters to the asker', () => {
  const facts = { name: 'Marit', number: '2026-0001', centre: 'Alfa senter', hasLink: true };
  const every = (language: (typeof locales)[number], hasLink: boolean) => [
    receiptLetter({ ...facts, language, hasLink }, { answerWithin: 5 }),
    answerLetter({ ...facts, language, hasLink }, { who: 'Kari', answer: 'Svaret', reopenWithin: undefined }),
    answerLetter({ ...facts, language, hasLink }, { who: 'Kari', answer: 'Svaret', reopenWithin: 30 }),
    movedLetter({ ...facts, language, hasLink }, 'referred', { from: 'Alfa', to: 'Beta' }),
    movedLetter({ ...facts, language, hasLink }, 'handed', { from: 'Alfa', to: 'Beta' }),
    closedLetter({ ...facts, language, hasLink }, { reopenWithin: 30, silent: true }),
  ];
  it('carry the private link for those who have one, and say nothing of it to others', () => {
    for (const language of locales) {
      for (const letter of [...every(language, true), newLinkLetter({ ...facts, language })]) expect(letter.text.split('{private-link}')).toHaveLength(2);
      for (const letter of every(language, false)) expect(letter.text).not.toMatch(/private-link|lenk|link/i);
      for (const letter of every(language, true)) expect(letter.subject).toContain('2026-0001');
    }
  });
});

describe('enquiries.yaml', () => {
  const t = '{ nb: x, nn: x }';
  const choice = (id: string, years: string): string => `  - { id: ${id}, years: ${years}, label: ${t} }\n`;
  const file = (topics: string, more = ''): string =>
    `topics:\n${topics}workplaces:\n${choice('w', '2014–')}answerWithin: 5\ncloseSilentAfter: 20\nreopenWithin: 30\neraseAfter: 12\n${more}`;
  const faults = (text: string): string[] => {
    try {
      parseYaml(text, 'enquiries.yaml', enquiryFile);
      return [];
    } catch (e) {
      if (e instanceof DefinitionError) return e.message.split('\n');
      throw e;
    }
  };
  it('of every scheme is read, and its topics are those of the yearly form', () => {
    const rules = loadEnquiryRules('schemes/frisklivssentraler');
    const asked = loadQuestionnaire('schemes/frisklivssentraler').questions.find((q) => q.id === 'enquiry-topics');
    expect(rules.topics.map((topic) => topic.id)).toEqual(asked && 'options' in asked && asked.options.filter((o) => !o.exclusive).map((o) => o.id));
    expect(loadEnquiryRules('testing/schemes/tiny')).toMatchObject({ guide: [], answerWithin: 3, topics: [{ id: 'saar', years: [{ from: 2020 }] }, {}] });
  });
  it('takes years as one span or several', () => {
    const years = (written: string): unknown => parseYaml(file(choice('a', written)), 'f', enquiryFile).topics[0]!.years;
    expect([years('2014'), years('2014–'), years('[2014-2016, 2020–]')]).toEqual([[{ from: 2014, to: 2014 }], [{ from: 2014 }], [{ from: 2014, to: 2016 }, { from: 2020 }]]);
  });
  it('is refused with file, line and reason for every fault', () => {
    expect(faults(file(choice('a', '2014–') + choice('a', 'soon'), 'guide:\n  - { id: g, title: { nb: x, nn: x }, address: "http://x.example" }\nmore: 1\n'))).toEqual([
      expect.stringMatching(/^enquiries\.yaml:3: .*"soon" is no span of years/),
      expect.stringMatching(/^enquiries\.yaml:11: .*https/),
      expect.stringMatching(/^enquiries\.yaml:12: more: is not a known key here/),
    ]);
    expect(faults(file(choice('a', '2014–') + choice('a', '2016-2014')))).toContainEqual(expect.stringMatching(/^enquiries\.yaml:3: .*ends before it begins/));
    expect(faults(file(choice('a', '2014–') + choice('a', '2015–')))).toEqual([expect.stringMatching(/^enquiries\.yaml:3: .*"a" comes twice/)]);
    expect(faults(file(choice('a', '2014–')).replace('eraseAfter: 12', 'eraseAfter: 1'))).toEqual([
      expect.stringMatching(/^enquiries\.yaml:8: eraseAfter: the person is erased before/),
    ]);
  });
});
