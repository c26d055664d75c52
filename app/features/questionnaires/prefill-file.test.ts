import { describe, expect, it } from 'vitest';
import { realDefinitions } from '../../../testing/real-definitions.ts';
import { DefinitionError, parseYaml } from '../../platform/yaml.server.ts';
import { questionnaireSchema } from './inside/questionnaire-schema.ts';
import type { Question } from './questionnaire.ts';

const { indicators } = realDefinitions();
const t = '{ nb: x, nn: x }';
const head = `id: a\ntitle: ${t}\nsections:\n  - { id: s, title: ${t} }\ncounts:\n  things: { one: ${t}, other: ${t} }\nquestions:\n`;
const parse = (question: string): Question =>
  parseYaml(`${head}  - { id: q, section: s, years: 2023–, text: ${t}, ${question} }\n`, 'questionnaire.yaml', questionnaireSchema(indicators)).questions[0]!;
function faults(question: string): string[] {
  try {
    parse(question);
    return [];
  } catch (e) {
    if (e instanceof DefinitionError) return e.message.split('\n').map((l) => l.replace('questionnaire.yaml:', ''));
    throw e;
  }
}
const number = (prefill: string): string => `kind: number, unit: ${t}, min: 0, max: 9, prefill: ${prefill}`;
const several = (prefill: string, options: string): string => `kind: several, prefill: ${prefill}, options: [${options}]`;
const option = (id: string, more = ''): string => `{ id: ${id}, text: ${t}${more} }`;
const fills = (question: Question): unknown => 'options' in question && question.options.map((o) => o.prefill && [o.prefill.items, o.prefill.atLeast]);

describe('a rule in questionnaire.yaml', () => {
  it('holds for the options of its question; an option’s own words come first, and exclusive ones have only their own', () => {
    const common = '{ indicator: activities.held, item: "activity-kind/{option}", counts: things, atLeast: 2 }';
    const options = [
      option('local-media'),
      option('conferences', ', prefill: { as: conference-talk, atLeast: 1 }'),
      option('media', ', prefill: { items: [activity-kind/regional-media, activity-kind/national-media] }'),
      option('plan', ', prefill: none'),
      option('none', ', exclusive: true'),
    ].join(', ');
    expect(fills(parse(several(common, options)))).toEqual([
      [['activity-kind/local-media'], 2],
      [['activity-kind/conference-talk'], 1],
      [['activity-kind/regional-media', 'activity-kind/national-media'], 2],
      undefined,
      undefined,
    ]);
  });
  it('fills a count, and a list of municipalities', () => {
    expect(parse(number('{ indicator: visits.people, counts: things, note: { nb: Per besøk, nn: Per besøk } }'))).toMatchObject({ prefill: { note: { nb: 'Per besøk' } } });
    expect(parse(number('{ indicator: visits.people, counts: things }'))).toMatchObject({ prefill: { indicator: 'visits.people', items: [], counts: { one: { nb: 'x' } } } });
    expect(parse('kind: lines, entries: municipality, maxLines: 3, maxLength: 9, prefill: { municipalities: visits.municipalities.distinct, counts: things }')).toMatchObject({
      prefill: { municipalities: 'visits.municipalities.distinct' },
    });
  });
  it('names numbers that a centre has in the registers, and says what is counted', () => {
    const at = '8: questions[1].prefill: ';
    expect(faults(number('{ indicator: visits.guests, counts: things }'))).toEqual([`${at}the registers have no number "visits.guests" for a centre`]);
    expect(faults(number('{ indicator: visits.people, item: kind/clowns, counts: things }'))).toEqual([
      `${at}the registers have no number "visits.people" of "kind/clowns" for a centre`,
    ]);
    expect(faults(number('{ indicator: centres.number, counts: things }'))).toEqual([`${at}the registers have no number "centres.number" for a centre`]);
    expect(faults(number('{ indicator: visits.people, counts: heads }'))).toEqual([`${at}"heads" is not among \`counts\``]);
    expect(faults(number('{ counts: things }'))).toEqual([`${at}\`indicator\` is missing`]);
    expect(faults('kind: lines, maxLines: 3, maxLength: 9, prefill: { municipalities: visits.held, counts: things }')).toEqual([
      `${at}only lines that name municipalities can be filled in`,
    ]);
  });
  it('has bounds that can be met', () => {
    const common = '{ indicator: visits.people, counts: things }';
    const at = '8: questions[1].options[1].prefill: ';
    expect(faults(several(common, option('a', ', prefill: { atLeast: 5, atMost: 2 }')))).toEqual([`${at}\`atLeast\` is greater than \`atMost\``]);
    expect(faults(several(common, option('a', ', prefill: { whenNone: true }')))).toEqual([`${at}\`whenNone\` is for an option that cannot be chosen with others`]);
  });
  it('gives a number to one option alone, where one is chosen', () => {
    const one = (...options: string[]): string => `kind: one, prefill: { indicator: visits.people, counts: things }, options: [${options.join(', ')}]`;
    const few = option('few', ', prefill: { atLeast: 0, atMost: 9 }');
    expect(faults(one(few, option('more', ', prefill: { atLeast: 10 }')))).toEqual([]);
    expect(faults(one(few, option('more', ', prefill: { atLeast: 9 }')))).toEqual(['8: questions[1].options[2].prefill: 9 is answered by "few" already']);
    expect(faults(one(option('few', ', years: 2023–2024, prefill: { atLeast: 0, atMost: 9 }'), option('more', ', years: 2025–, prefill: { atLeast: 9 }')))).toEqual([]);
    expect(faults(one(few, option('persons', ', prefill: { indicator: visits.held, atLeast: 9 }')))).toEqual([]);
  });
});
