import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href, textIn } from '../../../platform/locale.ts';
import { xlsxType } from '../../../platform/spreadsheet.server.ts';
import { Heading } from '../../../ui/heading.tsx';
import { figureSvg } from '../../figures/figure-chart.tsx';
import { figureCsv } from '../../figures/figure-csv.server.ts';
import { figureJsonStat } from '../../figures/figure-json-stat.ts';
import { figureName } from '../../figures/figure-view.tsx';
import { figureXlsx } from '../../figures/figure-xlsx.server.ts';
import { figureNumbersOf } from '../inside/published-chapter.ts';
import { texts } from '../texts.ts';
import { figureIn } from '../source.ts';
import { addressedEdition } from './edition-address.ts';
import { keep, keepPage } from './kept-page.ts';
import { ReportFigure } from './report-figure.tsx';

/** A figure of an edition by itself, or as a file: `…/figurer/{figure}`, `.svg`, `.xlsx`, `.csv`, `.json` (JSON-stat). */
export async function getFigure(c: AppContext): Promise<Response> {
  const { edition, base, fresh } = await addressedEdition(c);
  const { content } = edition;
  const { locale } = c.var;
  const [, id = '', ending] = /^(.+?)(?:\.(svg|xlsx|csv|json))?$/.exec(c.req.param('figure') ?? '') ?? [];
  const table = figureIn(content.book, id);
  const number = figureNumbersOf(content).get(id);
  if (!table) throw new AppError('not-found');
  const key = `${edition.digest} ${locale} ${id}`;
  // A figure that only a sentence stands on is not shown in the text, and has no number there.
  const name = number && figureName(table, number.number, locale);
  const title = name === undefined ? textIn(table.title, locale) : `${name}. ${textIn(table.title, locale)}`;
  if (ending === 'svg') return keep(c, `${key} svg`, fresh, 'image/svg+xml; charset=UTF-8', () => figureSvg(table, locale, title));
  if (ending === 'csv') return keep(c, `${key} csv`, fresh, 'text/csv; charset=UTF-8', () => figureCsv(table, locale));
  if (ending === 'xlsx') return keep(c, `${key} xlsx`, fresh, xlsxType, () => figureXlsx(table, locale));
  if (ending === 'json') return keep(c, `${key} json`, fresh, 'application/json', () => JSON.stringify(figureJsonStat(table, locale)));
  const chapter = content.chapters.find((ch) => ch.slug === number?.chapter);
  return keepPage(c, edition.digest, fresh, () => ({
    title,
    breadcrumbs: [
      { label: texts[locale].reports.title, path: '/rapporter' },
      { label: content.report.title, path: base },
      { label: name ?? title, path: `${base}/figurer/${id}` },
    ],
    current: '/rapporter',
    children: (
      <>
        <Heading level={1} size="lg">
          {title}
        </Heading>
        <p className="k-quiet k-measure k-mt">
          {chapter && (
            <>
              <a className="ds-link" href={href(locale, `${base}/${chapter.slug}`)}>
                {texts[locale].figure.shownIn(`${chapter.number} ${chapter.title}`)}
              </a>
              {'. '}
            </>
          )}
          {texts[locale].figure.frozen}
        </p>
        <div lang={content.report.language}>
          <ReportFigure content={content} id={id} number={number} base={base} locale={locale} alone />
        </div>
      </>
    ),
  }));
}
