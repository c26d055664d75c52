import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { writeSpreadsheetOf, xlsxType } from '../../../platform/spreadsheet.server.ts';
import { requireCentre } from '../../access/access.server.ts';
import { exportActivities, importTemplate } from '../activities.server.ts';
import { filterOf } from './log-paths.ts';

const types = { csv: 'text/csv; charset=utf-8', xlsx: xlsxType } as const;

/** The same table as either kind of file. */
async function answer(c: AppContext, csv: string, name: string, kind: keyof typeof types): Promise<Response> {
  const body = kind === 'csv' ? csv : await writeSpreadsheetOf(csv);
  return c.body(body, 200, { 'content-type': types[kind], 'content-disposition': `attachment; filename="${name}.${kind}"`, 'cache-control': 'no-store' });
}

const getExport =
  (kind: keyof typeof types) =>
  async (c: AppContext): Promise<Response> => {
    const centreId = requireCentre(c);
    const { year } = filterOf(c);
    const csv = await exportActivities(ctxOf(c), { centreId, year }, c.var.locale);
    return answer(c, csv, ['logg', centreId, year].filter((part) => part !== undefined).join('-'), kind);
  };
export const getExportCsv = getExport('csv');
export const getExportXlsx = getExport('xlsx');

const getTemplate =
  (kind: keyof typeof types) =>
  async (c: AppContext): Promise<Response> =>
    answer(c, await importTemplate(ctxOf(c), requireCentre(c), c.var.locale), 'logg-mal', kind);
export const getTemplateCsv = getTemplate('csv');
export const getTemplateXlsx = getTemplate('xlsx');
