import { describe, expect, it } from 'vitest';
import { DefinitionError, parseYaml } from '../../platform/yaml.server.ts';
import { questionnaireSchema } from './inside/questionnaire-schema.ts';
import type { Questionnaire } from './questionnaire.ts';

const t = '{ nb: x, nn: x }';
const head = `id: a\ntitle: ${t}\nsections:\n  - { id: s, title: ${t} }\nquestions:\n`;
const parse = (questions: string): Questionnaire => parseYaml(head + questions, 'questionnaire.yaml', questionnaireSchema(undefined));
function faults(questions: string): string[] {
  try {
    parse(questions);
    return [];
  } catch (e) {
    if (e instanceof DefinitionError) return e.message.split('\n').map((l) => l.replace('questionnaire.yaml:', ''));
    throw e;
  }
}
const several = (more: string, options: string): string => `  - { id: q, section: s, kind: several, ${more}, options: [${options}] }\n`;
const a = `{ id: a, text: ${t} }`;

describe('questionnaire.yaml', () => {
  it('takes years in every short form', () => {
    const years = (written: string): unknown => parse(several(`years: ${written}, text: ${t}`, a)).questions[0]!.years;
    expect(years('2014')).toEqual([{ from: 2014, to: 2014 }]);
    expect(years('2014–')).toEqual([{ from: 2014 }]);
    expect(years('"2014-2016"')).toEqual([{ from: 2014, to: 2016 }]);
    expect(years('[2014, 2016]')).toEqual([{ from: 2014, to: 2016 }]);
    expect(years('[2014–2016, 2020–]')).toEqual([{ from: 2014, to: 2016 }, { from: 2020 }]);
    expect(years('{ from: 2014, to: 2016 }')).toEqual([{ from: 2014, to: 2016 }]);
  });
  it('gives an option the years and the wording of its owner', () => {
    const [question] = parse(several(`years: 2014–, text: ${t}`, `${a}, { id: b, years: 2017–, text: ${t}, exclusive: true }`)).questions;
    expect(question).toMatchObject({
      required: true,
      options: [
        { years: [{ from: 2014 }], exclusive: false },
        { years: [{ from: 2017 }], exclusive: true },
      ],
    });
  });
  it('is refused at the line where it is wrong', () => {
    expect(faults(several(`years: soon, text: ${t}`, a))).toEqual(['6: questions[1].years: "soon" is no span of years: write 2014, 2014–2016 or 2014–']);
    expect(faults(several(`years: 2014–, text: ${t}, colour: red`, a))).toEqual(['6: questions[1].colour: is not a known key here']);
    expect(faults(`  - { id: q, section: other, kind: text, years: 2014–, maxLength: 10, text: ${t} }\n`)).toEqual(['6: questions[1].section: there is no section "other"']);
    expect(faults(`  - { id: q, section: s, kind: number, years: 2014–, unit: ${t}, min: 5, max: 1, text: ${t} }\n`)).toEqual(['6: questions[1].min: min is greater than max']);
  });
  it('is refused for options outside their question, twice, or exclusive where one is chosen anyway', () => {
    expect(faults(several(`years: 2017–, text: ${t}`, `{ id: a, years: 2014–, text: ${t} }`))).toEqual([
      '6: questions[1].options[1].years: the option "a" is offered in years in which the question is not asked',
    ]);
    expect(faults(several(`years: 2014–, text: ${t}`, `${a}, ${a}`))).toEqual(['6: questions[1].options[2].id: the option "a" comes twice']);
    expect(faults(several(`years: 2014–, text: ${t}`, `{ id: a, text: ${t}, exclusive: true }`).replace('several', 'one'))[0]).toContain('exclusive has no meaning');
    expect(faults(several(`years: 2014–2016, text: ${t}`, `{ id: a, years: 2015, text: ${t} }`))).toEqual([
      '6: questions[1].options: no option is offered in 2014',
      '6: questions[1].options: no option is offered in 2016',
    ]);
  });
  it('is refused for wordings that overlap, leave a year out, or break before there is anything to break', () => {
    const worded = (...spans: string[]): string[] => faults(several(`years: 2014–, wordings: [${spans.map((s) => `{ years: ${s}, text: ${t} }`).join(', ')}]`, a));
    expect(worded('2014–2017', '2017–')).toEqual(['6: questions[1].wordings: two wordings hold in 2017']);
    expect(worded('2014–2016', '2018–')).toEqual(['6: questions[1].wordings: no wording for every year from 2014']);
    expect(worded('2013–')).toEqual(['6: questions[1].wordings[1].years: the wording reaches beyond the years it is asked in']);
    expect(worded('2014–', '2017–, comparable: false')[0]).toContain('two wordings hold in 2017');
    expect(worded('2014–, comparable: false')).toEqual(['6: questions[1].wordings: the first wording breaks nothing: there is none before it']);
    expect(faults(several('years: 2014–', a))).toEqual(['6: questions[1]: needs either `text` or `wordings`']);
  });
});
