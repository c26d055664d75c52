import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { writeCsv } from '../../../platform/csv.server.ts';
import { textIn } from '../../../platform/locale.ts';
import { writeSpreadsheetOf, xlsxType } from '../../../platform/spreadsheet.server.ts';
import { requireOfficer } from '../../access/access.server.ts';
import { isFulfilled } from '../fulfilment.ts';
import { getMatrix } from '../fulfilment.server.ts';
import { cellWords, partOfYear } from '../matrix-view.tsx';
import { yearAsked } from './request.ts';
import { webTexts } from './texts.ts';

const types = { csv: 'text/csv; charset=utf-8', xlsx: xlsxType } as const;

/** The matrix as a file: the states in words, as the page says them to those who see no shapes. */
const getFile =
  (kind: keyof typeof types) =>
  async (c: AppContext): Promise<Response> => {
    requireOfficer(c);
    const { locale, services } = c.var;
    const t = webTexts[locale].file;
    const { year, tasks, centres } = await getMatrix(ctxOf(c), yearAsked(c));
    const csv = writeCsv([
      [t.centre, t.demonstration, t.from, ...tasks.map(({ task }) => `${task.number} ${textIn(task.short, locale)}`), t.fulfilled],
      ...centres.map(({ centre, tasks: own }) => [
        centre.name,
        centre.demonstration || services.definitions.scheme.demonstration ? t.demonstration : '',
        partOfYear(centre, year, locale) ?? '',
        ...own.map((one) => cellWords(one, locale)),
        t.of(own.filter(({ cell, standing }) => isFulfilled(cell, standing)).length, own.length),
      ]),
    ]);
    const body = kind === 'csv' ? csv : await writeSpreadsheetOf(csv);
    return c.body(body, 200, { 'content-type': types[kind], 'content-disposition': `attachment; filename="oppgaver-${year}.${kind}"`, 'cache-control': 'no-store' });
  };
export const getMatrixCsv = getFile('csv');
export const getMatrixXlsx = getFile('xlsx');
