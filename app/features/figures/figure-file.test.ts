import { describe, expect, it } from 'vitest';
import { DefinitionError, parseYaml } from '../../platform/yaml.server.ts';
import { loadIndicators } from '../indicators/indicators.server.ts';
import { loadQuestionnaire } from '../questionnaires/questionnaires.server.ts';
import { loadFigures } from './figures.server.ts';
import { figureFile } from './inside/figure-file.ts';

const dir = 'schemes/frisklivssentraler';
const sources = { questionnaire: loadQuestionnaire(dir), indicators: loadIndicators(dir) };
const figure = (more: string): string => `figures:\n  - id: a\n    kind: figure\n    title: { nb: A, nn: A }\n    rowHead: { nb: A, nn: A }\n${more}`;
const read = (text: string) => parseYaml(text, 'figures.yaml', figureFile(sources));
function faults(text: string): string {
  try {
    read(text);
    return '';
  } catch (e) {
    if (!(e instanceof DefinitionError)) throw e;
    return e.message;
  }
}

describe('figures.yaml', () => {
  it('of the scheme is read, with rows made of options, indicators and items', () => {
    const figures = loadFigures(dir, sources);
    expect(figures.find((one) => one.id === 'research-partners')?.rows).toHaveLength(9);
    expect(figures.find((one) => one.id === 'information')?.rows.every((row) => row.source.kind === 'option')).toBe(true);
  });
  it('takes every option when none are named', () => {
    expect(read(figure('    measure: share-of-centres\n    question: authority-own\n'))[0]?.rows.map((row) => row.id)).toEqual([
      'professional-days',
      'network',
      'dialogue',
      'regular-meetings',
      'other',
      'none',
    ]);
  });
  it('refuses what it names but nobody has, with the line', () => {
    expect(faults(figure('    measure: share-of-centres\n    question: no-such\n'))).toMatch(/^figures\.yaml:7: figures\[1\]\.question: "no-such" is not a question/);
    expect(faults(figure('    measure: share-of-centres\n    question: authority-own\n    options: [network, dance]\n'))).toMatch(
      /figures\.yaml:8: .*"dance" is not an option of authority-own/,
    );
    expect(faults(figure('    measure: series\n    rows:\n      - { id: x, indicator: no.such }\n'))).toMatch(/figures\.yaml:8: .*"no\.such" is not in indicators\.yaml/);
    expect(faults(figure('    measure: series\n    rows:\n      - { each: visits.people }\n'))).toMatch(/visits\.people is not given item by item/);
    expect(faults(figure('    measure: series\n    rows:\n      - { id: x, indicator: research.partners }\n'))).toMatch(/is not an item of research\.partners/);
    expect(faults(figure('    measure: share-of-centres\n    question: authority-own\n    notes:\n      - { on: { row: nobody }, text: { nb: A, nn: A } }\n'))).toMatch(
      /figures\.yaml:9: .*"nobody" is not a row of a/,
    );
  });
  it('refuses a measure that does not fit what is measured', () => {
    expect(faults(figure('    measure: share-of-centres\n    question: visits-people\n'))).toMatch(/has no options to count/);
    expect(faults(figure('    measure: series\n    question: authority-own\n'))).toMatch(/needs rows/);
    expect(faults(figure('    measure: sum-of-answers\n    rows:\n      - { id: x, question: authority-own }\n'))).toMatch(/"authority-own" is not a number question/);
    expect(faults(figure('    measure: sum-of-answers\n    rows:\n      - { id: x, question: visits-people, distinct: then }\n'))).toMatch(/does not name municipalities/);
    expect(faults(figure('    measure: sum-of-answers\n    rows:\n      - { id: x, indicator: visits.people }\n'))).toMatch(/names a question/);
    expect(faults(figure('    measure: share-of-centres\n    question: authority-own\n    total: true\n'))).toMatch(/figures\.yaml:8: .*cannot be added/);
  });
  it('refuses the same name twice, unknown keys, and texts without nynorsk', () => {
    const one = figure('    measure: share-of-centres\n    question: authority-own\n');
    expect(faults(`${one}${one.replace('figures:\n', '')}`)).toMatch(/"a" is used twice/);
    expect(faults(figure('    measure: share-of-centres\n    question: authority-own\n    colour: red\n'))).toMatch(/figures\.yaml:8: .*colour/);
    expect(faults(one.replace('title: { nb: A, nn: A }', 'title: { nb: A }'))).toMatch(/figures\.yaml:4: .*title\.nn/);
  });
});
