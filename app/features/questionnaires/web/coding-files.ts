import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { writeCsv } from '../../../platform/csv.server.ts';
import { writeSpreadsheetOf, xlsxType } from '../../../platform/spreadsheet.server.ts';
import { uiTexts } from '../../../ui/texts.ts';
import { requireOfficer } from '../../access/access.server.ts';
import { getCoding } from '../coding.server.ts';
import { withoutYear } from './coding-list-page.tsx';
import { codingTexts } from './coding-texts.ts';

const types = { csv: 'text/csv; charset=utf-8', xlsx: xlsxType } as const;

/** The table of the page as a file: what is counted stands above, and that it is invented where it is. */
const getFile =
  (kind: keyof typeof types) =>
  async (c: AppContext): Promise<Response> => {
    requireOfficer(c);
    const { locale } = c.var;
    const t = codingTexts[locale];
    const [question, option] = [c.req.param('question') ?? '', c.req.param('option') ?? ''];
    const { point, table } = await getCoding(ctxOf(c), { question, option });
    const csv = writeCsv([
      [withoutYear(point.questionText, locale), withoutYear(point.optionText, locale)],
      [t.tableTitle],
      [t.tableNote],
      [],
      [t.category, ...table.years.map(String)],
      ...table.rows.map(({ code, counts }) => [code.label, ...counts]),
      [t.nowhere, ...table.nowhere],
      [t.left, ...table.uncoded],
      [t.written, ...table.written],
      ...(table.demonstration.some(Boolean) ? [['', ...table.demonstration.map((made) => (made ? uiTexts[locale].demonstrationData : ''))]] : []),
    ]);
    const body = kind === 'csv' ? csv : await writeSpreadsheetOf(csv);
    return c.body(body, 200, { 'content-type': types[kind], 'content-disposition': `attachment; filename="${question}-${option}.${kind}"`, 'cache-control': 'no-store' });
  };
export const getCodingCsv = getFile('csv');
export const getCodingXlsx = getFile('xlsx');
