// A scheme large enough to measure on: the real one, with a form of thirty questions and as many centres as are needed.
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Years whose real form has 16 questions; with the 14 added ones it has 30. */
export const years = [2017, 2018, 2019, 2020, 2021, 2022] as const;
const addedQuestions = 14;
export const centreId = (i: number): string => `bench-${i}`;

export function makeScheme(dir: string, centres: number): void {
  mkdirSync(dir, { recursive: true });
  cpSync('schemes/frisklivssentraler', dir, { recursive: true });
  const change = (file: string, from: RegExp, to: string): void => {
    const text = readFileSync(path.join(dir, file), 'utf8');
    if (!from.test(text)) throw new Error(`${file} has no ${from}: the bench needs another look`);
    writeFileSync(path.join(dir, file), text.replace(from, to));
  };
  // No demonstration answers, and no report on them: what is measured is put in by the measurement itself.
  rmSync(path.join(dir, 'reports'), { recursive: true, force: true });
  change('scheme.yaml', /^demonstration: true$/m, 'demonstration: false');
  appendFileSync(path.join(dir, 'questionnaire.yaml'), Array.from({ length: addedQuestions }, (_, i) => question(i + 1)).join(''));
  appendFileSync(path.join(dir, 'centres.yaml'), Array.from({ length: centres }, (_, i) => centre(i)).join(''));
}

const three = (text: string): string => `{ nb: "${text}", nn: "${text}", en: "${text}" }`;
const question = (n: number): string => `  - id: bench-${n}
    section: assignments
    kind: several
    years: 2014–
    text: ${three(`Spørsmål ${n}`)}
    options:
${['a', 'b', 'c', 'd', 'e', 'f'].map((o) => `      - { id: ${o}, text: ${three(`Svar ${o}`)} }\n`).join('')}    source: "For measuring"
`;

const regions = ['Nord', 'Midt', 'Vest', 'Sør-Øst'];
const counties = ['18', '50', '46', '34'];
const centre = (i: number): string => `  - id: ${centreId(i)}
    name: Målesentral ${i}
    demonstration: true
    host: { imagined: "Måleby ${i}", counties: [{ code: "03", from: 2014-01-01 }] }
    agreement: { from: 2014-01-01 }
    areas:
      - { from: 2014-01-01, to: 2023-01-01, region: ${regions[i % regions.length]} }
      - { from: 2023-01-01, counties: ["${counties[i % counties.length]}"], assumed: true }
    note: { nb: "For måling", nn: "For måling", en: "For measuring" }
`;
