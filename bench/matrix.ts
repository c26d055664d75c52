// The tasks of four hundred centres in a year, through the real application: the officer's matrix, one cell of it, and a centre's own.
import { benchCentre, openLargeLog } from './large-log.ts';
import { measurePages } from './log.ts';
import type { LogResult } from './log.ts';

const matrix = '/direktoratet/oppgaver';

export interface MatrixResult {
  /** Milliseconds, one request at a time, from the request's first byte to the answer's last. */
  pages: LogResult['pages'];
  centres: number;
  activities: number;
}

export async function measureMatrix(): Promise<MatrixResult> {
  const large = await openLargeLog();
  try {
    const officers = {
      'matrix, fifty of the centres': { path: `${matrix}?aar=2025`, says: /Sentral 51–100 av 400/ },
      'matrix, the file': { path: `${matrix}/tabell.csv?aar=2025`, says: /\r\n(?:.*\r\n){400}/ },
      'matrix, one cell': { path: `${matrix}/2025/${benchCentre}/5`, says: /name="merknad"/ },
    };
    const own = { "a centre's own tasks": { path: '/min-sentral/oppgaver?aar=2025', says: /id="oppgave-8"/ } };
    const pages = { ...(await measurePages(large, officers, large.cookies.officer)), ...(await measurePages(large, own, large.cookies.coordinator)) };
    return { pages, centres: large.definitions.scheme.centres.length, activities: large.activities };
  } finally {
    await large.close();
  }
}
