import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definitions } from '../../../../platform/context.ts';
import { loadGeography } from '../../../geography/geography.server.ts';
import { loadIndicators } from '../../../indicators/indicators.server.ts';
import { hostAt } from '../../../scheme/areas.ts';
import { centresIn } from '../../../scheme/scheme.ts';
import { loadScheme } from '../../../scheme/scheme.server.ts';
import { progressOf } from '../../answers.ts';
import { checkAnswers } from '../../check-answers.ts';
import { firstPart, loadDemonstration } from '../../demonstration.server.ts';
import { findQuestion, questionsOf } from '../../edition.ts';
import type { Answer, Answers } from '../../questionnaire.ts';
import { loadQuestionnaire } from '../../questionnaires.server.ts';
import { checksFor, editionIn, formOf } from '../centre-form.ts';
import { chanceFrom, highest, shareOut } from '../../../../platform/chance.ts';
import { makeAnswers } from './make-answers.ts';
import type { DemonstrationSettings } from './settings.ts';

const geography = loadGeography('data');
type Loaded = Definitions & { readonly demonstration: DemonstrationSettings };
function load(dir: string): Loaded {
  const known = { geography, scheme: loadScheme(dir, geography), questionnaire: loadQuestionnaire(dir), indicators: loadIndicators(dir) };
  return { ...known, demonstration: loadDemonstration(dir, known) } as Loaded;
}
const real = load('schemes/frisklivssentraler');
const tiny = load('testing/schemes/tiny');
const years = Array.from({ length: 13 }, (_, i) => 2014 + i);
const seeds = fc.integer({ min: 0, max: 100_000 });
const make = (of: Loaded, year: number, seed = of.demonstration.seed): ReadonlyMap<string, Answers> => makeAnswers(of, { ...of.demonstration, seed }, year);

const sumOf = (made: ReadonlyMap<string, Answers>, question: string): number =>
  [...made.values()].reduce((sum, a) => sum + ((a.byQuestion[question] as Extract<Answer, { kind: 'number' }> | undefined)?.value ?? 0), 0);
const choosing = (made: ReadonlyMap<string, Answers>, question: string, option: string): number => [...made.values()].filter((a) => chosenOf(a, question).includes(option)).length;
const chosenOf = (a: Answers, question: string): readonly string[] => (a.byQuestion[question] as Extract<Answer, { kind: 'several' }> | undefined)?.chosen ?? [];
const published = (of: Loaded, indicator: string, year: number, item?: string): number | null | undefined =>
  of.indicators.published.find((p) => p.indicator === indicator && p.year === year && p.item === item)?.value;

describe('demonstration answers', () => {
  it('are given by every centre of the year, and no other', () => {
    for (const year of years) expect([...make(real, year).keys()]).toEqual(centresIn(real.scheme, year).map((c) => c.id));
  });
  it('are the same every time, and do not depend on the other years', () => {
    expect(make(real, 2018)).toEqual(make(real, 2018));
    expect(JSON.stringify([...make(real, 2018)])).toBe(JSON.stringify([...make(load('schemes/frisklivssentraler'), 2018)]));
    expect(make(real, 2018, 7)).not.toEqual(make(real, 2018, 8));
  });
  it('are valid by the edition of their year, whatever the seed', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...years), fc.constantFrom(real, tiny), (seed, year, of) => {
        for (const [id, answers] of make(of, year, seed)) {
          const faults = checkAnswers(formOf(of, id, year).edition, answers, checksFor(of, year, true));
          expect(faults.filter((f) => f.reason !== 'required')).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
  it('add up to the published persons and municipalities of each year, whatever the seed', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2014, max: 2022 }), (seed, year) => {
        const made = make(real, year, seed);
        expect(sumOf(made, 'visits-people')).toBe(published(real, 'visits.people', year));
        expect(sumOf(made, 'visits-municipalities')).toBe(published(real, 'visits.municipalities.summed', year));
      }),
      { numRuns: 60 },
    );
  });
  it('never have fewer persons than municipalities', () => {
    for (const year of years) {
      for (const [id, a] of make(real, year)) {
        const [people, municipalities] = ['visits-people', 'visits-municipalities'].map((q) => (a.byQuestion[q] as Extract<Answer, { kind: 'number' }>).value);
        expect(people, `${id} ${year}`).toBeGreaterThanOrEqual(municipalities!);
      }
    }
  });
  it('name as many research partners as published in 2017 and 2018; an empty cell binds nothing', () => {
    const items = real.indicators.indicators.find((i) => i.id === 'research.partners')!.by!.items;
    expect(published(real, 'research.partners', 2017, 'tromso')).toBeNull();
    for (const seed of [1, 2, real.demonstration.seed]) {
      for (const year of [2017, 2018]) {
        const made = make(real, year, seed);
        for (const { id } of items) {
          const count = choosing(made, 'research-partners', id);
          expect(count, `${id} ${year}`).toBe(published(real, 'research.partners', year, id) ?? count);
        }
      }
    }
  });
  it('let all centres have dialogue and networks with governors of other counties in 2016', () => {
    for (const answers of make(real, 2016).values()) expect(chosenOf(answers, 'governor-others')).toEqual(expect.arrayContaining(['dialogue', 'network']));
  });
  it('let about two thirds hold professional days with their own county authority, and half work with others, in 2017 and 2018', () => {
    for (const year of [2017, 2018]) {
      const made = make(real, year);
      expect([6, 7]).toContain(choosing(made, 'authority-own', 'professional-days'));
      expect(choosing(made, 'authority-others', 'none')).toBe(5);
      expect(choosing(made, 'authority-others', 'dialogue')).toBe(5);
    }
  });
  it('let all five centres take part in all four areas of research and development in 2014', () => {
    const made = make(real, 2014);
    expect([...made.values()].filter((a) => chosenOf(a, 'research-kinds').length === 4)).toHaveLength(published(real, 'research.all-areas', 2014)!);
  });
  it('leave some questions unanswered, but none whose number is known', () => {
    const unanswered = years.flatMap((year) =>
      [...make(real, year)].flatMap(([id, a]) => questionsOf(formOf(real, id, year).edition).flatMap((q) => (q.required && !a.byQuestion[q.id] ? [`${q.id} ${year}`] : []))),
    );
    expect(unanswered.length).toBeGreaterThan(10);
    expect(unanswered.filter((u) => /^visits-(people|municipalities)|^research-partners 201[78]|^authority-o.* 201[78]|^governor-others 2016/.test(u))).toEqual([]);
  });
  it('have comments in both written standards, each text once a year and question', () => {
    const texts = years.flatMap((year) => [...make(real, year)].flatMap(([id, a]) => Object.entries(a.comments).map(([q, text]) => ({ id, key: `${year} ${q} ${text}`, text }))));
    expect(new Set(texts.map((t) => t.key)).size).toBe(texts.length);
    expect(texts.some((t) => t.id === 'eksempelvik' && /\b(ikkje|vi|me|ein)\b/.test(t.text))).toBe(true);
    expect(texts.some((t) => t.id === 'verdal')).toBe(true);
  });
  it('name municipalities of the year, as many as are counted, and never the host', () => {
    for (const [id, a] of make(real, 2025)) {
      const lines = (a.byQuestion['visits-municipality-list'] as Extract<Answer, { kind: 'lines' }>).lines;
      expect(lines).toHaveLength((a.byQuestion['visits-municipalities'] as Extract<Answer, { kind: 'number' }>).value);
      expect(new Set(lines).size).toBe(lines.length);
      expect(lines).not.toContain(hostAt(geography, formOf(real, id, 2025).centre, '2025-12-31')?.code);
    }
  });
  it('can be cut after a share of the required questions', () => {
    const answers = makeAnswers(real, { ...real.demonstration, unanswered: 0 }, 2026).get('kristiansund')!;
    const questions = questionsOf(formOf(real, 'kristiansund', 2026).edition);
    const progress = progressOf(questions, firstPart({ definitions: real }, 'kristiansund', 2026, answers, 0.38));
    expect(Math.round(progress.share * 100)).toBe(38);
    expect(progressOf(questions, firstPart({ definitions: real }, 'kristiansund', 2026, answers, 1)).share).toBe(1);
  });
});

describe('another scheme', () => {
  it('has answers by its own settings', () => {
    expect(sumOf(make(tiny, 2020), 'kursdeltakere')).toBe(40);
    expect(sumOf(make(tiny, 2021), 'kursdeltakere')).toBe(61);
    expect(choosing(make(tiny, 2021), 'kurstema', 'saar')).toBe(3);
    expect(make(tiny, 2024).size).toBe(2);
    expect(findQuestion(editionIn(tiny.questionnaire, 2021), 'kurstema')).toBeDefined();
  });
});

describe('chance', () => {
  it('depends on the name alone and is evenly spread', () => {
    const chance = chanceFrom(1);
    expect(chance('a', 1)).toBe(chanceFrom(1)('a', 1));
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 10_000; i++) tenths[Math.floor(chance('x', i) * 10)]!++;
    for (const n of tenths) expect(Math.abs(n - 1000)).toBeLessThan(150);
  });
  it('shares out all there is, nobody under their least', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.array(fc.tuple(fc.double({ min: 0, max: 5, noNaN: true }), fc.nat(5)), { minLength: 1, maxLength: 20 }), (total, parts) => {
        const least = parts.map(([, l]) => l);
        const out = shareOut(
          total,
          parts.map(([w]) => w),
          least,
        );
        expect(out.reduce((a, b) => a + b, 0)).toBe(
          Math.max(
            total,
            least.reduce((a, b) => a + b, 0),
          ),
        );
        out.forEach((x, i) => expect(x).toBeGreaterThanOrEqual(least[i]!));
      }),
    );
  });
  it('picks the highest, the earlier first among equals', () => {
    expect(highest([1, 3, 2, 3], 2)).toEqual([1, 3]);
    expect(highest([1], -1)).toEqual([]);
  });
});
