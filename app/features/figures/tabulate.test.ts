import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasValue } from '../indicators/cell.ts';
import type { IndicatorBook } from '../indicators/indicator.ts';
import { publishedSeries } from '../indicators/series.ts';
import type { Answers, Option, Questionnaire } from '../questionnaires/questionnaire.ts';
import type { FigureDefinition, FigureTable } from './figure.ts';
import { isOffered } from './inside/offered.ts';
import type { GivenAnswers, HeldRound } from './facts.ts';
import { tabulate, tabulateAnswers } from './tabulate.ts';
import { mergeTallies, tallyAsked, tallyResponse } from '../questionnaires/tally.ts';

const same = (text: string) => ({ nb: text, nn: text });
const option = (id: string, from: number, to?: number): Option => ({
  id,
  years: [{ from, to }],
  wordings: [{ years: { from }, text: same(id), comparable: true }],
  exclusive: false,
});

const questionnaire: Questionnaire = {
  id: 'form',
  title: same('Skjema'),
  sections: [{ id: 's', title: same('S') }],
  questions: [
    {
      id: 'authority',
      section: 's',
      kind: 'several',
      required: true,
      years: [{ from: 2014 }],
      wordings: [
        { years: { from: 2014, to: 2019 }, text: same('Før'), comparable: true },
        { years: { from: 2020 }, text: same('Etter'), comparable: false },
      ],
      options: [option('days', 2017), option('network', 2017), option('meetings', 2014), option('other', 2017), option('late', 2019), option('gone', 2014, 2017)],
    },
    {
      id: 'people',
      section: 's',
      kind: 'number',
      required: true,
      years: [{ from: 2015 }],
      wordings: [{ years: { from: 2015 }, text: same('Personer'), comparable: true }],
      unit: same('personer'),
      min: 0,
      max: 999,
    },
    {
      id: 'places',
      section: 's',
      kind: 'lines',
      entries: 'municipality',
      required: true,
      maxLines: 9,
      maxLength: 9,
      years: [{ from: 2015 }],
      wordings: [{ years: { from: 2015 }, text: same('Kommuner'), comparable: true }],
    },
  ],
};
const options = ['days', 'network', 'meetings', 'other', 'late', 'gone'];
const source = { id: 'report', name: same('Rapport') };
const indicators: IndicatorBook = {
  indicators: [{ id: 'visits.people', label: same('Personer'), definition: same('…'), unit: same('personer'), overYears: 'sum' }],
  published: [178, 186, null].map((value, i) => ({ indicator: 'visits.people', year: 2014 + i, value, source })),
  breaks: {},
};
const share: FigureDefinition = {
  id: 'authority',
  kind: 'figure',
  title: same('Samarbeid'),
  rowHead: same('Form'),
  measure: 'share-of-centres',
  question: 'authority',
  rows: options.map((id) => ({ id, source: { kind: 'option', option: id } })),
  total: false,
  notes: [],
};
const visits: FigureDefinition = {
  ...share,
  id: 'visits',
  measure: 'sum-of-answers',
  question: undefined,
  total: true,
  rows: [
    { id: 'people', label: same('Personer'), source: { kind: 'number', question: 'people' } },
    { id: 'different', label: same('Forskjellige kommuner'), source: { kind: 'distinct', question: 'places', as: 'then' } },
  ],
};
const published: FigureDefinition = {
  ...visits,
  id: 'published',
  measure: 'series',
  rows: [{ id: 'people', label: same('Personer'), source: { kind: 'indicator', indicator: 'visits.people' } }],
};

const held: HeldRound[] = [2014, 2015, 2016, 2017, 2018, 2019, 2020].map((year) => ({ year, open: year === 2020 }));
const regions = ['Nord', 'Midt', 'Vest', 'Sør-Øst'];
const byRegion = regions.map((id) => ({ id, label: same(id) }));
const years = held.map((round) => round.year);

const chosen = (year: number, ...ids: string[]): Answers => ({ byQuestion: ids.length > 0 ? { authority: { kind: 'several', chosen: ids } } : {}, comments: {} });
const facts = (answers: readonly GivenAnswers[], asked = 5) => ({
  questionnaire,
  basis: 'demonstration' as const,
  rounds: held,
  indicators,
  series: (indicator: string, item?: string) => publishedSeries(indicators, { indicator, item, from: 2010, to: 2030 }, 2026),
  answers,
  askedCentres: years.map((year) => ({ year, region: 'Vest', asked })),
});
const cellAt = (table: FigureTable, row: string, column: string) => table.rows.find((one) => one.id === row)?.cells[table.columns.findIndex((one) => one.id === column)];
const notesOf = (table: FigureTable): string[] => table.notes.map((note) => note.text.nb);

describe('a figure that counts centres', () => {
  const answers: GivenAnswers[] = [
    { year: 2016, region: 'Vest', answers: chosen(2016, 'meetings') },
    { year: 2016, region: 'Vest', answers: chosen(2016, 'gone') },
    { year: 2017, region: 'Vest', answers: chosen(2017, 'days', 'network') },
    { year: 2017, region: 'Vest', answers: chosen(2017, 'days') },
    { year: 2017, region: 'Vest', answers: chosen(2017) },
  ];

  it('gives the share of those who answered the question, with how many they were', () => {
    const table = tabulateAnswers(share, facts(answers), { from: 2016, to: 2017 });
    expect(cellAt(table, 'days', '2017')).toEqual({ value: 1, count: 2, of: 2 });
    expect(cellAt(table, 'network', '2017')).toEqual({ value: 0.5, count: 1, of: 2 });
    expect(table.columns[1]).toMatchObject({ id: '2017', answered: 2, notAnswered: 3 });
  });
  it('counts centres when that is the measure', () => {
    expect(cellAt(tabulateAnswers({ ...share, measure: 'number-of-centres' }, facts(answers), { from: 2017, to: 2017 }), 'days', '2017')).toEqual({ value: 2, count: 2, of: 2 });
  });
  it('keeps zero as a number: asked, answered, chosen by nobody', () => {
    expect(cellAt(tabulateAnswers(share, facts(answers), { from: 2017, to: 2017 }), 'other', '2017')).toMatchObject({ value: 0 });
  });
  it('says not asked for what was not offered, even if an answer claims it', () => {
    const table = tabulateAnswers(share, facts([...answers, { year: 2016, region: 'Vest', answers: chosen(2016, 'days') }]), { from: 2016, to: 2017 });
    expect(cellAt(table, 'days', '2016')).toEqual({ none: 'not-asked' });
  });
  it('says not answered when a closed round has no answer, not yet while it is open or not held', () => {
    const table = tabulateAnswers(share, facts(answers), { from: 2018, to: 2022 });
    expect(['2018', '2020', '2021'].map((year) => cellAt(table, 'days', year))).toEqual([{ none: 'not-answered' }, { none: 'not-yet' }, { none: 'not-yet' }]);
  });
  it('marks the numbers of an open round as preliminary, and says so', () => {
    const table = tabulateAnswers(share, facts([...answers, { year: 2020, region: 'Vest', answers: chosen(2020, 'days') }]), { from: 2019, to: 2020 });
    expect(cellAt(table, 'days', '2020')).toMatchObject({ value: 1, preliminary: true });
    expect(notesOf(table)).toContain('Tallene for 2020 er foreløpige. Fristen for å svare er ikke ute.');
  });
  it('leaves out a row that none of the years offered', () => {
    expect(tabulateAnswers(share, facts(answers), { from: 2014, to: 2016 }).rows.map((row) => row.id)).toEqual(['meetings', 'gone']);
  });
  it('derives the notes: only one thing asked, options that came and went, a wording that broke the series', () => {
    const only = { ...share, rows: share.rows.filter((row) => row.id !== 'gone' && row.id !== 'late') };
    expect(notesOf(tabulateAnswers(only, facts(answers), { from: 2014, to: 2018 }))).toEqual([
      'I 2014–2016 ble det bare spurt om «meetings». De andre kategoriene er merket «ikke spurt».',
    ]);
    const table = tabulateAnswers(share, facts(answers), { from: 2017, to: 2021 });
    expect(notesOf(table)).toEqual([
      'Spørsmålet fikk ny ordlyd i 2020. Tall fra og med 2020 kan ikke sammenlignes med tallene før.',
      '«late» kom med som svaralternativ i 2019.',
      '«gone» var ikke med som svaralternativ etter 2017.',
    ]);
    expect(table.columns.filter((column) => column.break).map((column) => column.id)).toEqual(['2020']);
    expect(table.notes.map((note) => note.on)).toEqual([{ column: '2020' }, { row: 'late' }, { row: 'gone' }]);
    expect(table.notes.every((note) => note.derived && note.text.nn && note.text.en)).toBe(true);
  });
  it('draws no break at the first year shown: there is nothing before it', () => {
    expect(tabulateAnswers(share, facts(answers), { from: 2020, to: 2021 }).columns.some((column) => column.break)).toBe(false);
  });
  it('marks the break of a single row when only its option was reworded', () => {
    const network: Option = {
      ...option('network', 2014),
      wordings: [
        { years: { from: 2014, to: 2017 }, text: same('Nettverk'), comparable: true },
        { years: { from: 2018 }, text: same('Nettverk og møter'), comparable: false },
      ],
    };
    const [question, ...others] = questionnaire.questions;
    const reworded: Questionnaire = {
      ...questionnaire,
      questions: [{ ...question, options: [network, option('meetings', 2014)] } as Questionnaire['questions'][number], ...others],
    };
    const table = tabulateAnswers(
      { ...share, rows: share.rows.filter((row) => row.id === 'network' || row.id === 'meetings') },
      { ...facts(answers), questionnaire: reworded },
      { from: 2016, to: 2019 },
    );
    expect(table.rows.map((row) => [row.label.nb, row.breaks])).toEqual([
      ['Nettverk og møter', ['2018']],
      ['meetings', undefined],
    ]);
    expect(table.notes).toMatchObject([{ on: { row: 'network' }, derived: true }]);
  });
  it('does not count among the silent those whom the question did not concern', () => {
    const table = tabulateAnswers(share, { ...facts(answers), exempt: () => 1 }, { from: 2017, to: 2018 });
    expect(table.columns.map((column) => [column.answered, column.notAnswered])).toEqual([
      [2, 2],
      [0, 4],
    ]);
    expect(cellAt(tabulateAnswers(share, { ...facts(answers), exempt: () => 5 }, { from: 2018, to: 2018 }), 'days', '2018')).toEqual({ none: 'not-applicable' });
  });
  it('says that a question was not asked at all', () => {
    const table = tabulateAnswers({ ...share, question: 'people', rows: [{ id: 'x', source: { kind: 'option', option: 'x' } }] }, facts([]), { from: 2013, to: 2014 });
    expect(notesOf(table)).toEqual(['Det ble ikke spurt om dette i 2013–2014.']);
    expect(table.columns[0]?.answered).toBeUndefined();
  });
  it('shows the definition’s own notes only where what they are about is shown', () => {
    const own = {
      ...share,
      notes: [
        { on: { row: 'late' } as const, text: same('Sent.') },
        { on: { figure: true } as const, text: same('Bare 2019.'), years: { from: 2019 } },
      ],
    };
    expect(notesOf(tabulateAnswers(own, facts(answers), { from: 2014, to: 2016 }))).not.toContain('Sent.');
    expect(notesOf(tabulateAnswers(own, facts(answers), { from: 2017, to: 2018 }))).not.toContain('Bare 2019.');
  });
});

describe('by region', () => {
  const at = (region: string, count: number): GivenAnswers[] => Array.from({ length: count }, () => ({ year: 2018, region, answers: chosen(2018, 'days') }));
  const asked = [
    { year: 2018, region: 'Nord', asked: 1 },
    { year: 2018, region: 'Midt', asked: 3 },
    { year: 2018, region: 'Vest', asked: 2 },
    { year: 2018, region: 'Sør-Øst', asked: 4 },
  ];
  const table = (answers: GivenAnswers[]) => tabulateAnswers(share, { ...facts(answers), askedCentres: asked, regions: byRegion }, { from: 2018, to: 2018 });

  it('withholds what one or two centres answered, and enough others that it cannot be worked out', () => {
    const shown = table([...at('Nord', 1), ...at('Midt', 3), ...at('Sør-Øst', 4)]);
    expect(['2018-nord', '2018-midt', '2018-vest', '2018-sor-ost'].map((column) => cellAt(shown, 'days', column))).toEqual([
      { none: 'withheld' },
      { none: 'withheld' },
      { none: 'not-answered' },
      { value: 1, count: 4, of: 4 },
    ]);
  });
  it('shows every region when each has three answers or more', () => {
    expect(cellAt(table([...at('Midt', 3), ...at('Sør-Øst', 4)]), 'days', '2018-midt')).toMatchObject({ value: 1 });
  });
});

describe('numbers added, and series', () => {
  const numbers = (year: number, value: number): GivenAnswers => ({ year, region: 'Vest', answers: { byQuestion: { people: { kind: 'number', value } }, comments: {} } });
  const places = (_q: string, wanted: readonly number[]): number => wanted.length + 1;

  it('adds the centres’ numbers, and the years only when none is missing', () => {
    const whole = tabulateAnswers(visits, { ...facts([numbers(2015, 3), numbers(2015, 0), numbers(2016, 4)]), municipalities: places }, { from: 2015, to: 2016 });
    expect(cellAt(whole, 'people', '2015')).toEqual({ value: 3 });
    expect(cellAt(whole, 'people', 'total')).toEqual({ value: 7 });
    const broken = tabulateAnswers(visits, { ...facts([numbers(2015, 3)]), municipalities: places }, { from: 2015, to: 2016 });
    expect(cellAt(broken, 'people', 'total')).toEqual({ none: 'not-answered' });
    expect(notesOf(broken)).toContain('Tallet for alle årene er ikke regnet ut, fordi det mangler tall for 2016.');
  });
  it('says of a sum that some are missing in it', () => {
    const answers = [numbers(2015, 3), numbers(2016, 4)];
    const noted = (asked: number): string[] => notesOf(tabulateAnswers(visits, { ...facts(answers, asked), municipalities: places }, { from: 2015, to: 2016 }));
    expect(noted(3)).toContain('Summen for 2015 er av dem som svarte. 2 svarte ikke.');
    expect(noted(2)).toContain('Summen for 2016 er av dem som svarte. Én svarte ikke.');
    expect(noted(1).filter((text) => text.startsWith('Summen for'))).toEqual([]);
  });
  it('takes a published series with its gaps, on its own basis', () => {
    const table = tabulateAnswers(published, facts([numbers(2015, 3)]), { from: 2014, to: 2016 });
    expect(table.rows[0]?.cells).toEqual([{ value: 178 }, { value: 186 }, { none: 'not-answered' }, { none: 'not-answered' }]);
    expect(table).toMatchObject({ basis: 'published', source: { nb: 'Rapport' }, unit: { nb: 'personer' } });
  });
});

const anyAnswers = fc.array(
  fc
    .record({ year: fc.constantFrom(...years), region: fc.constantFrom(...regions), picked: fc.subarray(options), people: fc.option(fc.nat(50), { nil: undefined }) })
    .map(({ year, region, picked, people }): GivenAnswers => ({
      year,
      region,
      answers: { byQuestion: { ...chosen(year, ...picked).byQuestion, ...(people === undefined ? {} : { people: { kind: 'number', value: people } as const }) }, comments: {} },
    })),
  { maxLength: 30 },
);
const anyDefinition = fc.constantFrom(share, { ...share, measure: 'number-of-centres' as const });
const anyRegions = fc.constantFrom(undefined, byRegion);

describe('whatever is answered', () => {
  it('a share is between 0 and 1, and a count never more than those who answered', () => {
    fc.assert(
      fc.property(anyAnswers, anyRegions, (answers, wanted) => {
        const numbers = tabulateAnswers(share, { ...facts(answers), regions: wanted }, { from: 2013, to: 2021 }).rows.flatMap((row) => row.cells.filter(hasValue));
        expect(numbers.every((cell) => cell.value >= 0 && cell.value <= 1 && cell.count! <= cell.of!)).toBe(true);
      }),
    );
  });
  it('an option that was not offered is never a number, and never anything but not asked', () => {
    fc.assert(
      fc.property(anyAnswers, anyDefinition, anyRegions, (answers, definition, wanted) => {
        const table = tabulateAnswers(definition, { ...facts(answers), regions: wanted }, { from: 2013, to: 2021 });
        const unoffered = table.rows.flatMap((row) => row.cells.filter((_, i) => !isOffered(questionnaire, table.columns[i]!.year!, 'authority', row.id)));
        expect(unoffered.filter((cell) => hasValue(cell) || cell.none !== 'not-asked')).toEqual([]);
      }),
    );
  });
  it('showing another year changes no other year', () => {
    fc.assert(
      fc.property(anyAnswers, anyDefinition, anyRegions, fc.integer({ min: 2013, max: 2020 }), fc.integer({ min: 0, max: 4 }), (answers, definition, wanted, from, more) => {
        const table = (to: number) => tabulateAnswers(definition, { ...facts(answers), regions: wanted }, { from, to });
        const [shorter, longer] = [table(from + more), table(from + more + 1)];
        for (const row of shorter.rows)
          for (const column of shorter.columns) expect(cellAt(longer, row.id, column.id) ?? { none: 'not-asked' }).toEqual(cellAt(shorter, row.id, column.id));
      }),
    );
  });
  it('a new answer changes only its own year', () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (answers, more) => {
        const [before, after] = [answers, [...answers, ...more.filter((one) => one.year === 2018)]].map((given) => tabulateAnswers(share, facts(given), { from: 2014, to: 2020 }));
        for (const row of before!.rows)
          for (const column of before!.columns.filter((one) => one.year !== 2018)) expect(cellAt(after!, row.id, column.id)).toEqual(cellAt(before!, row.id, column.id));
      }),
    );
  });
  it('the order of the answers is irrelevant', () => {
    fc.assert(
      fc.property(
        anyAnswers.chain((answers) => fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length }))),
        anyRegions,
        ([answers, shuffled], wanted) => {
          const table = (given: readonly GivenAnswers[]) => tabulateAnswers(share, { ...facts(given), regions: wanted }, { from: 2014, to: 2020 });
          expect(table(shuffled)).toEqual(table(answers));
        },
      ),
    );
  });
  it('a tally that grew one response at a time gives the same table as the answers', () => {
    fc.assert(
      fc.property(anyAnswers, anyDefinition, (answers, definition) => {
        const { answers: _, askedCentres, ...rest } = facts(answers);
        const grown = [...answers.map((one) => tallyResponse(one)), ...askedCentres.map((one) => tallyAsked(one.year, one.region, one.asked))].reduce(mergeTallies);
        expect(tabulate(definition, { ...rest, tally: grown }, { from: 2014, to: 2020 })).toEqual(tabulateAnswers(definition, facts(answers), { from: 2014, to: 2020 }));
      }),
    );
  });
  it('what is withheld by region cannot be worked out from the whole', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const table = tabulateAnswers(share, { ...facts(answers), regions: byRegion }, { from: 2018, to: 2018 });
        const cells = table.columns.map((column) => ({ cell: cellAt(table, 'days', column.id)!, answered: column.answered ?? 0 }));
        expect(cells.filter(({ cell }) => hasValue(cell)).every(({ answered }) => answered >= 3)).toBe(true);
        const hidden = cells.filter(({ cell }) => !hasValue(cell) && cell.none === 'withheld');
        const nothingToHide = hidden.length === 0 || !cells.some(({ cell }) => hasValue(cell));
        expect(nothingToHide || hidden.reduce((sum, { answered }) => sum + answered, 0) >= 3).toBe(true);
      }),
    );
  });
});
