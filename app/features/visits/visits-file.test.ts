import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadQuestionnaire } from '../questionnaires/questionnaires.server.ts';
import { loadVisitRules } from './visits.server.ts';

const good = `offerHours: 24
remindToSumUpAfter: 7
eraseAfter: 12
visitorKinds:
  - { id: nurses, years: 2020–, label: { nb: A, nn: A } }
  - { id: pupils, years: [2019, 2021–2023], label: { nb: B, nn: B } }
evaluation:
  useful: { nb: A, nn: A }
  change: { nb: A, nn: A }
  comment: { nb: A, nn: A }
`;
function load(text: string) {
  const dir = mkdtempSync(path.join(tmpdir(), 'visits-'));
  writeFileSync(path.join(dir, 'visits.yaml'), text);
  return loadVisitRules(dir);
}

describe('visits.yaml', () => {
  it('is read with the years of each kind of visitor', () => {
    expect(load(good).visitorKinds.map((k) => k.years)).toEqual([
      [{ from: 2020 }],
      [
        { from: 2019, to: 2019 },
        { from: 2021, to: 2023 },
      ],
    ]);
  });
  it('names file, line and reason of what is wrong', () => {
    expect(() => load(good.replace('2020–,', 'lately,'))).toThrow(/visits\.yaml:5: visitorKinds\[1\]\.years: "lately" is no span of years/);
    expect(() => load(good.replace('id: pupils', 'id: nurses'))).toThrow(/visits\.yaml:6: .*"nurses" comes twice/);
    expect(() => load(good.replace('offerHours: 24', 'offerHours: 0'))).toThrow(/visits\.yaml:1: offerHours/);
    expect(() => load(good.replace('2021–2023', '2023–2021'))).toThrow(/ends before it begins/);
    expect(() => load(good.replace('eraseAfter: 12\n', ''))).toThrow(/visits\.yaml.*eraseAfter/);
    expect(() => load(`${good}more: 1\n`)).toThrow(/more: is not a known key here/);
  });
  it('has the questionnaire’s kinds of visitor, in the years that it offers them', () => {
    const scheme = 'schemes/frisklivssentraler';
    const question = loadQuestionnaire(scheme).questions.find((q) => q.id === 'visitor-kinds');
    const options = question?.kind === 'several' ? question.options.filter((o) => o.id !== 'none') : [];
    expect(loadVisitRules(scheme).visitorKinds.map(({ id, years }) => ({ id, years }))).toEqual(options.map(({ id, years }) => ({ id, years })));
  });
});
