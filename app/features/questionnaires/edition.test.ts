import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryQuestionnaire } from '../../../testing/arbitrary-answers.ts';
import { smallQuestionnaire } from '../../../testing/small-scheme.ts';
import { yearInAny } from '../scheme/scheme.ts';
import { breaksOf, changesIn, editionOf, findQuestion, optionsOf, questionsOf, wasOffered } from './edition.ts';
import type { Questionnaire } from './questionnaire.ts';
import { loadQuestionnaire } from './questionnaires.server.ts';

const real = loadQuestionnaire('schemes/frisklivssentraler');
const year = fc.integer({ min: 2010, max: 2035 });

describe('the edition of a year', () => {
  it('never has a question or an option that was not offered that year, and lacks none that was', () => {
    fc.assert(
      fc.property(arbitraryQuestionnaire, year, (questionnaire, y) => {
        const edition = editionOf(questionnaire, y);
        for (const q of questionnaire.questions) {
          const shown = findQuestion(edition, q.id);
          const offered = 'options' in q ? q.options.filter((o) => yearInAny(o.years, y)).map((o) => o.id) : [];
          expect(shown !== undefined).toBe(yearInAny(q.years, y) && y >= 2014 && (!('options' in q) || offered.length > 0));
          expect(shown ? optionsOf(shown).map((o) => o.id) : []).toEqual(shown ? offered : []);
        }
      }),
    );
  });
  it('does not change when years are added to another question', () => {
    fc.assert(
      fc.property(arbitraryQuestionnaire, year, (questionnaire, y) => {
        const [, ...others] = questionnaire.questions;
        const less: Questionnaire = { ...questionnaire, questions: others };
        expect(questionsOf(editionOf(less, y))).toEqual(questionsOf(editionOf(questionnaire, y)).filter((q) => q.id !== questionnaire.questions[0]!.id));
      }),
    );
  });
  it('says its year where a text does', () => {
    expect(editionOf(smallQuestionnaire, 2025).title.nb).toBe('Skjema 2025');
    expect(findQuestion(editionOf(smallQuestionnaire, 2025), 'channels')!.text.nb).toBe('Hvordan fortalte dere om det i 2025?');
  });
  it('is empty before anything was asked', () => {
    expect(editionOf(smallQuestionnaire, 2019).sections).toEqual([]);
  });
});

describe('the questionnaire of 2014–2022', () => {
  it('asked about the Directorate’s information from 2017, and about the driving role until 2016', () => {
    expect([2016, 2017].map((y) => wasOffered(real, y, 'directorate-information'))).toEqual([false, true]);
    expect([2016, 2017].map((y) => wasOffered(real, y, 'driving-role'))).toEqual([true, false]);
  });
  it('asked about regular meetings only with the own county authority until 2016', () => {
    const ids = (y: number): string[] => optionsOf(findQuestion(editionOf(real, y), 'authority-own')!).map((o) => o.id);
    expect(ids(2016)).toEqual(['regular-meetings', 'none']);
    expect(ids(2017)).toEqual(['professional-days', 'network', 'dialogue', 'regular-meetings', 'other', 'none']);
    expect(wasOffered(real, 2016, 'authority-others')).toBe(false);
  });
  it('had seven, then twelve, then seventeen kinds of visitor', () => {
    expect([2014, 2017, 2022].map((y) => optionsOf(findQuestion(editionOf(real, y), 'visitor-kinds')!).length)).toEqual([7, 12, 17]);
  });
});

describe('what a year changed', () => {
  it('is what was added, dropped and reworded since the year before', () => {
    const changes = changesIn(real, 2017).filter((c) => ['directorate-information', 'driving-role', 'authority-own'].includes(c.question));
    expect(changes).toContainEqual({ year: 2017, question: 'directorate-information', change: 'added', breaks: false });
    expect(changes).toContainEqual({ year: 2017, question: 'driving-role', change: 'dropped', breaks: false });
    expect(changes).toContainEqual({ year: 2017, question: 'authority-own', option: 'network', change: 'added', breaks: false });
    expect(changesIn(real, 2015)).toEqual([]);
  });
  it('breaks a series where the new wording cannot be compared', () => {
    expect(breaksOf(real, 'target-groups')).toEqual([2023]);
    expect(breaksOf(real, 'information-channels', 'social-media')).toEqual([2023]);
    expect(breaksOf(real, 'information-channels', 'web-page')).toEqual([]);
  });
});
