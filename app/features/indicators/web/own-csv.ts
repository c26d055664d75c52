import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { writeCsv } from '../../../platform/csv.server.ts';
import { formatDay, textIn } from '../../../platform/locale.ts';
import { requireCentre } from '../../access/access.server.ts';
import { hasValue, nilSign, preliminarySign, standardSign } from '../cell.ts';
import type { Cell } from '../cell.ts';
import { getOwnNumbers } from '../inside/own-numbers.server.ts';
import type { OwnNumber } from '../inside/own-numbers.server.ts';
import { texts } from '../texts.ts';
import { signOf } from './numbers-table.tsx';
import { askedYear } from './own-numbers-page.tsx';
import { ownTexts } from './own-texts.ts';

/** GET /min-sentral/tall.csv: the page as a file, each number with what it counts; a sign where there is no number, and `*` in a column of its own. */
export async function getOwnNumbersCsv(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const [t, own] = [texts[locale], ownTexts[locale]];
  const found = await getOwnNumbers(ctxOf(c), requireCentre(c), { year: askedYear(c), tell: c.req.query('etter') });
  const valueOf = (cell: Cell): string | number =>
    hasValue(cell) ? (cell.value === 0 ? nilSign : cell.value) : cell.none === 'withheld' ? standardSign.withheld : signOf(cell, t).sign;
  const marks = (one: OwnNumber): string => ([one.own, one.lastYear].some((cell) => hasValue(cell) && cell.preliminary) ? preliminarySign : '');
  const line = (group: string, one: OwnNumber): (string | number)[] => [
    group,
    textIn(one.label, locale),
    ...[one.own, one.lastYear, one.region, one.country].map(valueOf),
    marks(one),
    textIn(one.unit, locale),
    textIn(one.definition, locale),
    one.wish.indicator,
    one.wish.item ?? '',
  ];
  const rows: (string | number)[][] = [
    [own.heading(String(found.year)), found.centre.name],
    ...(found.joinedOn === undefined ? [] : [[own.joined(formatDay(locale, found.joinedOn))]]),
    [],
    ['', own.number, found.year, found.year - 1, own.region, own.country, t.preliminaryHead, t.unit, t.definition, t.id, t.item],
    ...found.groups.flatMap((group) => group.numbers.map((one) => line(own.registers[group.register], one))),
    ...(found.told?.numbers ?? []).map((one) => line(own.told(textIn(found.told!.indicator.label, locale), textIn(found.told!.by.label, locale)), one)),
    [],
    [standardSign['not-applicable'], t.notApplicable],
    [standardSign.withheld, own.withheld],
    [nilSign, t.signs.nil],
    [preliminarySign, t.preliminary],
  ];
  return new Response(writeCsv(rows), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="tall-${found.centre.id}-${found.year}.csv"` },
  });
}
