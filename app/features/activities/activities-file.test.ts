import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { logDefinitions } from '../../../testing/activities.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadQuestionnaire } from '../questionnaires/questionnaires.server.ts';
import { loadScheme } from '../scheme/scheme.server.ts';
import { loadActivityRules } from './activities.server.ts';

const good = `kinds:
  - { id: course, years: 2020–, label: { nb: A, nn: A }, fields: [audience], tasks: { early: [1] } }
  - { id: letter, years: [2019, 2021–2023], label: { nb: B, nn: B } }
targetGroups: []
participation: []
partners: []
`;
function load(text: string) {
  const dir = mkdtempSync(path.join(tmpdir(), 'activities-'));
  writeFileSync(path.join(dir, 'activities.yaml'), text);
  return loadActivityRules(dir, logDefinitions());
}

describe('activities.yaml', () => {
  it('is read with what each kind has, and nothing where nothing is said', () => {
    expect(load(good).kinds.map(({ fields, tasks }) => ({ fields, tasks }))).toEqual([
      { fields: ['audience'], tasks: { early: [1] } },
      { fields: [], tasks: {} },
    ]);
  });
  it('names file, line and reason of what is wrong', () => {
    expect(() => load(good.replace('id: letter', 'id: course'))).toThrow(/activities\.yaml:3: .*"course" comes twice/);
    expect(() => load(good.replace('[audience]', '[crowd]'))).toThrow(/activities\.yaml:2: kinds\[1\].fields/);
    expect(() => load(good.replace('early:', 'later:'))).toThrow(/activities\.yaml:2: .*"later" is no agreement period/);
    expect(() => load(good.replace('[1]', '[3]'))).toThrow(/activities\.yaml:2: .*there is no task 3 in early/);
    expect(() => load(good.replace('2021–2023', '2023–2021'))).toThrow(/ends before it begins/);
  });
  it('has the questionnaire’s target groups, areas of research and institutions, in the years that it offers them', () => {
    const folder = 'schemes/frisklivssentraler';
    const rules = loadActivityRules(folder, { scheme: loadScheme(folder, loadGeography('data')) });
    const options = (id: string) => {
      const question = loadQuestionnaire(folder).questions.find((q) => q.id === id);
      return question?.kind === 'several' ? question.options.filter((o) => o.id !== 'none').map((o) => ({ id: o.id, years: o.years })) : [];
    };
    const offered = (choices: typeof rules.partners) => choices.map(({ id, years }) => ({ id, years }));
    expect(offered(rules.targetGroups)).toEqual(options('target-groups'));
    expect(offered(rules.participation)).toEqual(options('research-kinds'));
    expect(offered(rules.partners)).toEqual(options('research-partners'));
  });
  it('suggests a task for every kind but the last, in every period from 2017', () => {
    const folder = 'schemes/frisklivssentraler';
    const scheme = loadScheme(folder, loadGeography('data'));
    const without = loadActivityRules(folder, { scheme }).kinds.flatMap((k) => scheme.periods.filter((p) => p.years.from >= 2017 && !k.tasks[p.id]?.length).map(() => k.id));
    expect([...new Set(without)]).toEqual(['other']);
  });
});
