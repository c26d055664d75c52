import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { logDefinitions } from '../../../testing/activities.ts';
import { loadActivityRules } from '../activities/activities.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadQuestionnaire } from '../questionnaires/questionnaires.server.ts';
import { loadScheme } from '../scheme/scheme.server.ts';
import { loadAssignmentRules } from './assignments.server.ts';

const good = `kinds:
  - { id: talk, years: 2020–, label: { nb: A, nn: A }, activity: course, hours: 6 }
  - { id: test, years: [2019, 2021–2023], label: { nb: B, nn: B }, activity: study, hours: 12 }
remindBefore: [7]
remindAfter: [1]
tellAgainAfter: 14
`;
function load(text: string) {
  const dir = mkdtempSync(path.join(tmpdir(), 'assignments-'));
  writeFileSync(path.join(dir, 'assignments.yaml'), text);
  return loadAssignmentRules(dir, logDefinitions());
}

describe('assignments.yaml', () => {
  it('is read', () => {
    expect(load(good)).toMatchObject({
      kinds: [
        { id: 'talk', years: [{ from: 2020 }] },
        {
          years: [
            { from: 2019, to: 2019 },
            { from: 2021, to: 2023 },
          ],
        },
      ],
      tellAgainAfter: 14,
    });
  });
  it('names file, line and reason of what is wrong', () => {
    expect(() => load(good.replace('id: test', 'id: talk'))).toThrow(/assignments\.yaml:3: .*"talk" comes twice/);
    expect(() => load(good.replace('activity: course', 'activity: party'))).toThrow(/assignments\.yaml:2: .*"party" is no kind of activity/);
    expect(() => load(good.replace('activity: course', 'activity: article'))).toThrow(/"article" cannot be done by several centres/);
    expect(() => load(good.replace('2021–2023', '2023–2021'))).toThrow(/ends before it begins/);
    expect(() => load(good.replace('remindAfter: [1]', 'remindAfter: []'))).toThrow(/assignments\.yaml:5/);
  });
  it('has the kinds that the questionnaire asks about', () => {
    const folder = 'schemes/frisklivssentraler';
    const scheme = loadScheme(folder, loadGeography('data'));
    const ids = loadAssignmentRules(folder, { activities: loadActivityRules(folder, { scheme }) }).kinds.map((k) => k.id);
    const question = loadQuestionnaire(folder).questions.find((q) => q.id === 'assignments');
    const options = question?.kind === 'several' ? question.options.map((o) => o.id) : [];
    expect(ids).toEqual(expect.arrayContaining(options.filter((id) => id !== 'none')));
  });
});
