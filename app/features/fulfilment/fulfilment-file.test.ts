import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadActivityRules } from '../activities/activities.server.ts';
import { loadEnquiryRules } from '../enquiries/enquiries.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadIndicators } from '../indicators/indicators.server.ts';
import { loadQuestionnaire } from '../questionnaires/questionnaires.server.ts';
import { loadScheme } from '../scheme/scheme.server.ts';
import { loadVisitRules } from '../visits/visits.server.ts';
import { loadFulfilmentRules } from './fulfilment-rules.server.ts';
import { tasksIn, yearsWithRules } from './fulfilment.ts';

function knownIn(dir: string) {
  const scheme = loadScheme(dir, loadGeography('data'));
  const lists = { scheme, enquiries: loadEnquiryRules(dir), visits: loadVisitRules(dir), activities: loadActivityRules(dir, { scheme }) };
  return { scheme, indicators: loadIndicators(dir, lists), questionnaire: loadQuestionnaire(dir) };
}
const folder = 'schemes/frisklivssentraler';
const real = knownIn(folder);
const good = `warnFrom: 10-01
periods:
  2023-2025:
    - task: 1
      evidence: [{ indicator: visits.held, atLeast: 2 }]
      reported: [{ question: visits-people }]
    - task: 5
      need: total
      atLeast: 3
      evidence:
        - { indicator: activities.held, item: activity-kind/local-media }
        - { indicator: activities.held, item: activity-kind/conference-talk }
      reported: [{ question: information-channels, options: [local-media] }]
`;
function load(text: string) {
  const dir = mkdtempSync(path.join(tmpdir(), 'fulfilment-'));
  writeFileSync(path.join(dir, 'fulfilment.yaml'), text);
  return loadFulfilmentRules(dir, real);
}

describe('fulfilment.yaml', () => {
  it('is read task by task', () => {
    const rules = load(good).periods['2023-2025']!;
    expect(rules[1]).toMatchObject({ need: 'any', evidence: [{ indicator: 'visits.held', atLeast: 2 }] });
    expect(rules[5]).toMatchObject({ need: 'total', atLeast: 3 });
  });
  it('names file, line and reason of what is wrong', () => {
    expect(() => load(good.replace('10-01', '13-01'))).toThrow(/fulfilment\.yaml:1: warnFrom/);
    expect(() => load(good.replace('2023-2025:', '1999:'))).toThrow(/"1999" is no agreement period/);
    expect(() => load(good.replace('task: 5', 'task: 15'))).toThrow(/fulfilment\.yaml:7: .*there is no task 15 in 2023-2025/);
    expect(() => load(good.replace('task: 5', 'task: 1'))).toThrow(/task 1 has two rules/);
    expect(() => load(good.replace('visits.held', 'visits.dreamt'))).toThrow(/fulfilment\.yaml:5: .*no number "visits.dreamt"/);
    expect(() => load(good.replace('local-media }', 'gossip }'))).toThrow(/no number "activities.held activity-kind\/gossip"/);
    expect(() => load(good.replace('visits-people', 'visits-cats'))).toThrow(/there is no question "visits-cats"/);
    expect(() => load(good.replace('[local-media]', '[carrier-pigeon]'))).toThrow(/has no option "carrier-pigeon"/);
  });
  it('takes no answer for a report that says nothing was done, or says nothing', () => {
    expect(() => load(good.replace('[local-media]', '[none]'))).toThrow(/"none" says that nothing was done/);
    expect(() => load(good.replace('{ question: visits-people }', '{ question: information-channels }'))).toThrow(/needs the options/);
    expect(() => load(good.replace('{ question: visits-people }', '{ question: lesson }'))).toThrow(/neither a choice nor a number/);
  });
  it('adds only what cannot be the same thing twice', () => {
    expect(() => load(good.replaceAll('item: activity-kind/local-media', 'item: target-group/press'))).toThrow(/a total adds/);
    expect(() => load(good.replace('    - { indicator: activities.held, item: activity-kind/local-media }', '    - { indicator: activities.with-governors }'))).toThrow(
      /a total adds/,
    );
    expect(() => load(good.replace('      atLeast: 3\n', ''))).toThrow(/a total needs atLeast/);
    expect(() => load(good.replace('need: total', 'need: all'))).toThrow(/only a total has atLeast by itself/);
  });
  it('has a rule for every task of the periods that a register was kept in', () => {
    const rules = loadFulfilmentRules(folder, real);
    expect(yearsWithRules(rules, real.scheme, 2026)).toEqual([2026, 2025, 2024, 2023]);
    for (const year of [2023, 2026]) expect(tasksIn(rules, real.scheme, year)!.tasks.every(({ rule }) => rule !== undefined)).toBe(true);
    expect(tasksIn(rules, real.scheme, 2022)).toBeUndefined();
  });
  it('holds for a scheme of another kind, where a task may have no rule', () => {
    const tiny = knownIn('testing/schemes/tiny');
    expect(tasksIn(loadFulfilmentRules('testing/schemes/tiny', tiny), tiny.scheme, 2023)!.tasks.map(({ rule }) => rule !== undefined)).toEqual([true, false]);
  });
});
