import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { locales } from '../../platform/locale.ts';
import type { Locale, LocalText } from '../../platform/locale.ts';
import { cellStates, hasValue } from '../indicators/cell.ts';
import type { Cell } from '../indicators/cell.ts';
import { describeFigure } from './alternative.ts';
import { cellAnchor } from './cell-anchor.ts';
import { cellWords, signedCell, stateWords, valueText } from './cell-text.ts';
import { figureSvg } from './figure-chart.tsx';
import { figureCsv } from './figure-csv.server.ts';
import { FigureView } from './figure-view.tsx';
import type { FigureTable, Measure } from './figure.ts';
import { measures } from './figure.ts';
import { textWidth, wrapText } from './inside/chart-measure.ts';
import { rampColour } from './inside/ramp.ts';
import { figureWarnings } from './warnings.ts';

const every = (text: string): LocalText => ({ nb: text, nn: text, en: text });
const labels = ['Fagdager', 'Nettverk', 'Dialog og samarbeid ved behov', 'Faste møter', 'Frivillige organisasjoner og brukerorganisasjoner', 'Annet', 'NAV'];

const anyCell = (measure: Measure): fc.Arbitrary<Cell> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary:
        measure === 'share-of-centres'
          ? fc.tuple(fc.nat(17), fc.integer({ min: 1, max: 17 })).map(([n, of]) => ({ value: Math.min(n, of) / of, count: Math.min(n, of), of }))
          : fc.nat(2000).map((value) => ({ value })),
    },
    fc.constantFrom(...cellStates).map((none) => ({ none })),
  );
const anyTable: fc.Arbitrary<FigureTable> = fc
  .record({
    measure: fc.constantFrom(...measures),
    rows: fc.integer({ min: 1, max: 7 }),
    years: fc.integer({ min: 1, max: 12 }),
    kind: fc.constantFrom('figure' as const, 'table' as const),
    total: fc.boolean(),
    broken: fc.nat(12),
  })
  .chain(({ measure, rows, years, kind, total, broken }) => {
    const columns = Array.from({ length: years }, (_, i) => ({
      id: String(2014 + i),
      label: every(String(2014 + i)),
      year: 2014 + i,
      ...(measure === 'series' ? {} : { answered: 1 + i, notAnswered: i % 2 }),
      ...(i === broken && i > 0 ? { break: every('Ny ordlyd.') } : {}),
    }));
    const all = total && measure === 'series' ? [...columns, { id: 'total', label: every('I alt') }] : columns;
    return fc.array(fc.array(anyCell(measure), { minLength: all.length, maxLength: all.length }), { minLength: rows, maxLength: rows }).map((cells): FigureTable => ({
      id: 'figure',
      kind,
      title: every('Samarbeid'),
      rowHead: every('Form'),
      measure,
      unit: every('personer'),
      basis: measure === 'series' ? 'published' : 'demonstration',
      source: every('Skjema'),
      years: { from: 2014, to: 2013 + years },
      columns: all,
      rows: cells.map((own, i) => ({ id: `row-${i}`, label: every(labels[i]!), cells: own })),
      notes: [
        { on: { figure: true }, text: every('Om alt.'), derived: true },
        { on: { row: 'row-0' }, text: every('Om raden.'), derived: false },
        { on: { column: '2014' }, text: every('Om året.'), derived: false },
        { on: { row: 'row-0', column: '2014' }, text: every('Om cellen.'), derived: false },
      ],
    }));
  });
const anyLocale = fc.constantFrom<Locale>(...locales);
const html = (table: FigureTable, locale: Locale): string =>
  renderToStaticMarkup(<FigureView table={table} locale={locale} number={5} fileHref={(file) => `/a.${file}`} cellHref={() => '/x'} />);
/** The drawing with what is shown again standing where it is shown. */
function unshared(page: string): string {
  const drawn = new Map<string, string>();
  for (const { 1: id, index } of page.matchAll(/<g id="([^"]+)">/g)) {
    let depth = 0;
    const tag = [...page.slice(index).matchAll(/<(\/?)g\b[^>]*>/g)].find(([, end]) => (depth += end ? -1 : 1) === 0)!;
    drawn.set(id!, page.slice(index, index + tag.index));
  }
  return page.replaceAll(/<use href="#([^"]+)"[^>]*>/g, (_, id: string) => drawn.get(id) ?? 'nothing of that name');
}
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'require-sri': 'off', 'attribute-boolean-style': 'off', 'no-inline-style': 'error', 'svg-focusable': 'off', 'void-style': 'off' },
});

describe('the text alternative', () => {
  it('names no number but those of cells, and years', () => {
    fc.assert(
      fc.property(anyTable, anyLocale, (table, locale) => {
        const numbers = new Set(table.rows.flatMap((row) => row.cells.flatMap((cell) => (hasValue(cell) ? [valueText(cell.value, table, locale).replace(/\s?%$/, '')] : []))));
        const years = new Set(table.columns.flatMap((column) => (column.year === undefined ? [] : [String(column.year)])));
        const named = describeFigure(table, locale).match(/\d+(?:[\u00A0, .]\d+)*/g) ?? [];
        expect(named.filter((one) => !numbers.has(one) && !years.has(one) && !one.split(/[,.]? /).every((part) => years.has(part) || numbers.has(part)))).toEqual([]);
      }),
    );
  });
  it('says of every row without a number why, in the words of the chart', () => {
    fc.assert(
      fc.property(anyTable, anyLocale, (table, locale) => {
        const text = describeFigure(table, locale);
        const states = table.rows.flatMap((row) =>
          row.cells.flatMap((cell, i) => (hasValue(cell) || table.columns[i]!.year === undefined ? [] : [stateWords(cell.none, table.measure, locale)])),
        );
        expect(states.filter((words) => !text.includes(words))).toEqual([]);
      }),
    );
  });
  it('calls the few answers of an open year neither the lowest nor the last', () => {
    const columns = [2024, 2025, 2026].map((year) => ({ id: String(year), label: every(String(year)), year, answered: 5, notAnswered: 0, preliminary: year === 2026 }));
    const table: FigureTable = {
      id: 'f',
      kind: 'table',
      title: every('T'),
      rowHead: every('F'),
      measure: 'sum-of-answers',
      unit: every('personer'),
      basis: 'demonstration',
      source: every('S'),
      years: { from: 2024, to: 2026 },
      columns: [...columns, { id: 'total', label: every('I alt') }],
      rows: [{ id: 'a', label: every('Personer'), cells: [{ value: 184 }, { value: 187 }, { value: 46, preliminary: true }, { value: 417, preliminary: true }] }],
      notes: [],
    };
    expect(describeFigure(table, 'nb')).toBe(
      'Personer økte fra 184 i 2024 til 187 i 2025. Personer i alt 2024–2026: 417 (foreløpig tall). Tallene for 2026 er foreløpige og ikke med i sammenligningen.',
    );
  });
  it('compares nothing across a break', () => {
    const cells: Cell[] = [{ value: 0.2 }, { value: 0.4 }, { value: 0.9 }, { value: 0.7 }];
    const columns = [2019, 2020, 2021, 2022].map((year) => ({
      id: String(year),
      label: every(String(year)),
      year,
      answered: 10,
      notAnswered: 0,
      ...(year === 2021 ? { break: every('Ny.') } : {}),
    }));
    const table: FigureTable = {
      id: 'f',
      kind: 'figure',
      title: every('T'),
      rowHead: every('F'),
      measure: 'share-of-centres',
      unit: every('%'),
      basis: 'register',
      source: every('S'),
      years: { from: 2019, to: 2022 },
      columns,
      rows: [{ id: 'a', label: every('A'), cells }],
      notes: [],
    };
    expect(describeFigure(table, 'nb')).toBe(
      '«A» økte fra 20,0 prosent i 2019 til 40,0 prosent i 2020. «A» gikk ned fra 90,0 prosent i 2021 til 70,0 prosent i 2022. Serien har et brudd i 2021; tall før og etter kan ikke sammenlignes.',
    );
  });
});

describe('a figure on a page', () => {
  it('is valid HTML without inline style, whatever it holds', () => {
    fc.assert(
      fc.property(anyTable, anyLocale, (table, locale) => {
        const page = `<!DOCTYPE html><html lang="${locale}"><head><title>Figur</title></head><body><main><h1>A</h1><h2>B</h2>${html(table, locale)}</main></body></html>`;
        expect(page).not.toContain('style=');
        expect(validator.validateStringSync(page).results.flatMap((one) => one.messages.map((message) => `${message.ruleId}: ${message.message}`))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
  it('shows each cell in the chart, in the year’s own place: its number, or its reason in words', () => {
    fc.assert(
      fc.property(anyTable, anyLocale, (table, locale) => {
        const drawing = html(table, locale).match(/<svg class="k-chart.*?<\/desc>(.*?)<\/svg>\s*(?=<ol|<\/div>|<details)/s)?.[1] ?? '';
        const shown = table.rows.flatMap((row) => row.cells.filter((_, i) => table.columns[i]!.year !== undefined));
        expect(shown.filter((cell) => !drawing.includes(`>${cellWords(cell, table, locale)}<`))).toEqual([]);
      }),
    );
  });
  it('draws a break where there is one, in every row', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const breaks = table.columns.filter((column) => 'break' in column && column.year !== undefined).length;
        const missing = table.rows.filter(
          (row) =>
            new Set(row.cells.filter((_, i) => table.columns[i]!.year !== undefined).map((cell) => (hasValue(cell) ? 'number' : cell.none))).size > 1 || row.cells.some(hasValue),
        ).length;
        const drawn = unshared(html(table, 'nb')).match(/class="k-brk"/g)?.length ?? 0;
        expect(breaks === 0 ? drawn === 0 : drawn >= breaks * Math.min(missing, table.rows.length) && drawn <= breaks * table.rows.length).toBe(true);
      }),
    );
  });
  it('is marked where its numbers are invented, and says what it stands on elsewhere', () => {
    const table = fc.sample(anyTable, { numRuns: 1, seed: 5 })[0]!;
    const bases = (['demonstration', 'register', 'published'] as const).map((basis) => html({ ...table, basis }, 'nb').match(/<span class="k-(?:demo|basis)">[^<]*/g));
    expect(bases.map((found) => found?.map((one) => one.includes('k-demo')))).toEqual([[true], [false], [false]]);
  });
  it('names the years of every row, also where they are drawn once and shown again', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const page = html(table, 'nb');
        const drawing = unshared(page).match(/<svg class="k-chart.*?<\/desc>(.*?)<\/svg>\s*(?=<ol|<\/div>|<details)/s)?.[1] ?? '';
        const years = table.columns.filter((column) => column.year !== undefined);
        const bars = drawing.includes('k-grid')
          ? table.rows.length
          : table.rows.filter(
              (row) => new Set(row.cells.slice(0, years.length).map((c) => (hasValue(c) ? 'number' : c.none))).size > 1 || row.cells.slice(0, years.length).some(hasValue),
            ).length;
        for (const { label } of years) expect(drawing.split(`>${label.nb}<`).length - 1).toBe(bars);
        expect(drawing).not.toContain('nothing of that name');
      }),
    );
  });
  it('draws in a file what it shows again on a page: not every program understands that', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        expect(figureSvg(table, 'nb')).not.toContain('<use');
      }),
    );
  });
  it('has an anchor for every cell, and words for every sign', () => {
    const table = fc.sample(anyTable, { numRuns: 1, seed: 5 })[0]!;
    const page = html(table, 'nb');
    for (const row of table.rows) for (const column of table.columns) expect(page).toContain(`<td id="${cellAnchor('figure', table, row.id, column.id)}"`);
    expect(cellAnchor('figur-5', table, table.rows[1]!.id, '2014')).toBe('figur-5-2-2014');
    expect(signedCell({ none: 'not-asked' }, table, 'nn')).toEqual({ sign: '.', words: 'ikkje spurt' });
    expect(signedCell({ value: 0 }, table, 'nb')).toEqual({ sign: '-', words: 'null' });
  });
  it('breaks long labels and never cuts them', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zæøå]{1,30}$/), { minLength: 1, maxLength: 12 }), fc.integer({ min: 60, max: 400 }), (words, width) => {
        const lines = wrapText(words.join(' '), width, 16);
        expect(lines.join(' ')).toBe(words.join(' '));
        expect(lines.filter((line) => line.includes(' ') && textWidth(line, 16) > width)).toEqual([]);
      }),
    );
  });
  it('has a colour for each of up to twelve years, ordered from light to dark, none lighter than 3:1 on white', () => {
    const luminance = (colour: string): number =>
      [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
        const channel = Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16) / 255;
        return sum + weight * (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
      }, 0);
    for (let years = 1; years <= 12; years++) {
      const contrasts = Array.from({ length: years }, (_, i) => 1.05 / (luminance(rampColour(i, years)) + 0.05));
      expect(contrasts.toSorted((a, b) => a - b)).toEqual(contrasts);
      expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(3);
    }
    expect(Array.from({ length: 5 }, (_, i) => rampColour(i, 5))).toEqual(['#4a9ba6', '#2a818d', '#0f6774', '#0a4e59', '#06343c']);
  });
});

it('the validator would have found a fault', () => {
  expect(
    validator.validateStringSync('<!DOCTYPE html><html lang="nb"><head><title>A</title></head><body><p id="a"></p><p id="a" style="color: red"></p></body></html>').valid,
  ).toBe(false);
});

describe('the files', () => {
  it('CSV keeps signs and notes, has decimal comma, semicolon and BOM, and defuses formulas', () => {
    const sample = fc.sample(anyTable, { numRuns: 1, seed: 3 })[0]!;
    const table: FigureTable = {
      ...sample,
      measure: 'share-of-centres',
      title: every('=1+1'),
      columns: sample.columns.slice(0, 1),
      rows: [
        { id: 'row-0', label: every('@SUM(A1)'), cells: [{ value: 0.625, count: 5, of: 8 }] },
        { id: 'row-1', label: every('Nettverk'), cells: [{ none: 'not-asked' }] },
        { id: 'row-2', label: every('Annet'), cells: [{ value: 0, count: 0, of: 8 }] },
      ],
    };
    const csv = figureCsv(table, 'en');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv).toContain("'@SUM(A1);62,5;");
    expect(csv).toContain("'=1+1");
    expect(csv).toContain('Nettverk;.;');
    expect(csv).toContain('Annet;-;');
    expect(csv).toContain('Om raden.');
  });
  it('SVG stands by itself: numbers for places, colours of its own, no class and no per cent but the background', () => {
    fc.assert(
      fc.property(anyTable, anyLocale, (table, locale) => {
        const svg = figureSvg(table, locale, 'Figur 5');
        expect(svg).toMatch(/viewBox="0 0 720 \d+"/);
        expect(svg).not.toMatch(/class=|style=/);
        expect(svg.match(/="[\d.]+%"/g)).toEqual(['="100%"', '="100%"']);
        expect(svg).toMatch(/<title>.+<\/title><desc>.+<\/desc>/);
      }),
      { numRuns: 30 },
    );
  });
});

describe('before publishing', () => {
  it('warns of a single centre’s answer, of numbers that move, and of years without any', () => {
    const column = (id: string, more: object) => ({ id, label: every(id), year: Number(id), ...more });
    const table: FigureTable = {
      ...fc.sample(anyTable, { numRuns: 1, seed: 1 })[0]!,
      columns: [column('2024', { answered: 1, notAnswered: 3 }), column('2025', { answered: 4, notAnswered: 0, preliminary: true }), column('2026', {})],
      rows: [{ id: 'a', label: every('A'), cells: [{ value: 1, of: 1 }, { value: 1, of: 4, preliminary: true }, { none: 'not-yet' }] }],
    };
    expect(figureWarnings(table).map(({ kind, column: { id } }) => `${kind} ${id}`)).toEqual(['single-answer 2024', 'preliminary 2025', 'no-numbers 2026']);
  });
});
