// npm run bench -- [--json] [answers figures enquiries ideas log matrix chapter start rebuild]: the goals of speed and size, each as a ratio in one run where it can be.
import { parseArgs } from 'node:util';
import { measureAnswers } from './answers.ts';
import { measureChapter } from './chapter.ts';
import { measureEnquiries } from './enquiries.ts';
import { measureFigures } from './figures.ts';
import { measureIdeas } from './ideas.ts';
import { measureLog } from './log.ts';
import { measureMatrix } from './matrix.ts';
import { measureRebuild } from './rebuild.ts';
import { measureStart } from './start.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });

interface Goal {
  what: string;
  value: number;
  /** `least` or `most` the value may be. */
  least?: number;
  most?: number;
}
interface Bench {
  measure(): Promise<{ result: unknown; goals: Goal[] }>;
}

const benches: Record<string, Bench> = {
  answers: {
    measure: async () => {
      const result = await measureAnswers(1500);
      return { result, goals: [{ what: 'submissions a second', value: result.perSecond, least: 1000 }] };
    },
  },
  figures: {
    measure: async () => {
      const result = await measureFigures();
      return { result, goals: [{ what: 'a million responses to a thousand', value: result.millionToThousand, most: 3 }] };
    },
  },
  enquiries: {
    measure: async () => {
      const result = await measureEnquiries();
      return {
        result,
        goals: [
          ...Object.entries(result.pages).map(([page, { p95 }]): Goal => ({ what: `${page}, p95 in ms with 100 000 enquiries`, value: p95.large, most: 50 })),
          { what: 'indicators of all centres over ten years, ms', value: result.indicators.large, most: 100 },
        ],
      };
    },
  },
  ideas: {
    measure: async () => {
      const result = await measureIdeas();
      return {
        result,
        goals: [
          { what: 'search with facets, p95 in ms with 100 000 ideas', value: result.search.p95, most: 50 },
          { what: 'search by facets alone, p95 in ms with 100 000 ideas', value: result['search, no words'].p95, most: 50 },
          { what: 'suggestions, p95 in ms with 100 000 ideas', value: result.suggestions.p95, most: 20 },
        ],
      };
    },
  },
  log: {
    measure: async () => {
      const result = await measureLog();
      return {
        result,
        goals: [
          ...Object.entries(result.pages).map(([page, { p95 }]): Goal => ({ what: `${page}, p95 in ms with ${result.activities} activities`, value: p95, most: 100 })),
          { what: 'activities behind two numbers of a centre, ms', value: result.numbers.rows, most: 50 },
        ],
      };
    },
  },
  matrix: {
    measure: async () => {
      const result = await measureMatrix();
      return {
        result,
        goals: Object.entries(result.pages).map(([page, { p95 }]): Goal => ({ what: `${page}, p95 in ms with ${result.activities} activities`, value: p95, most: 100 })),
      };
    },
  },
  chapter: {
    measure: async () => {
      const result = await measureChapter();
      return {
        result,
        goals: [
          { what: 'HTML, bytes', value: result.html.raw, most: 60_000 },
          { what: 'CSS, bytes compressed', value: result.css.gzip, most: 30_000 },
          { what: 'script, bytes', value: result.script, most: 0 },
        ],
      };
    },
  },
  start: {
    measure: async () => {
      const result = await measureStart();
      return { result, goals: [{ what: 'second start, seconds', value: result.second, most: 5 }] };
    },
  },
  rebuild: { measure: async () => ({ result: await measureRebuild(), goals: [] }) },
};

const isMet = ({ value, least, most }: Goal): boolean => (least === undefined || value >= least) && (most === undefined || value <= most);

const chosen = positionals.length > 0 ? positionals : Object.keys(benches);
const results: Record<string, unknown> = {};
const goals: (Goal & { met: boolean })[] = [];
for (const name of chosen) {
  const bench = benches[name];
  if (!bench) throw new Error(`no bench "${name}": ${Object.keys(benches).join(', ')}`);
  if (!values.json) console.log(`\n${name} …`);
  const measured = await bench.measure();
  results[name] = measured.result;
  goals.push(...measured.goals.map((goal) => ({ ...goal, met: isMet(goal) })));
  if (!values.json) console.log(measured.result);
}
if (values.json) console.log(JSON.stringify({ results, goals }, null, 2));
else
  for (const { what, value, least, most, met } of goals)
    console.log(`${met ? 'met    ' : 'NOT MET'} ${what}: ${value} (${least === undefined ? `at most ${most}` : `at least ${least}`})`);
process.exitCode = goals.every((goal) => goal.met) ? 0 : 1;
