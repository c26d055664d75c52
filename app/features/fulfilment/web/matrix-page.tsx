import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { matrixPath } from '../fulfilment-address.ts';
import { isMissing } from '../fulfilment.ts';
import { getMatrix } from '../fulfilment.server.ts';
import type { CentreTasks, Matrix } from '../fulfilment.server.ts';
import { MatrixTable } from '../matrix-view.tsx';
import { yearAsked } from './request.ts';
import { webTexts } from './texts.ts';

/** So many rows a page: a table of every centre of a large scheme is read by nobody. */
const onePage = 50;

interface Wish {
  readonly lacking: boolean;
  readonly page: number;
}
const address = (year: number, { lacking, page }: Wish): string =>
  `${matrixPath}?${new URLSearchParams({ aar: String(year), ...(lacking && { vis: 'mangler' }), ...(page > 1 && { side: String(page) }) }).toString()}`;

/** GET /direktoratet/oppgaver?aar=&vis=mangler&side=: what every centre's tasks have come to. */
export async function getMatrixPage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const { locale } = c.var;
  const t = webTexts[locale];
  const matrix = await getMatrix(ctxOf(c), yearAsked(c));
  const page = Number(c.req.query('side') ?? 1);
  const wish = { lacking: c.req.query('vis') === 'mangler', page: Number.isInteger(page) && page > 0 ? page : 1 };
  return respond(c, {
    title: t.matrix.titleOf(matrix.year),
    breadcrumbs: [{ label: t.matrix.title, path: matrixPath }],
    current: matrixPath,
    robots: 'noindex',
    children: (
      <div className="k-stack">
        <Top c={c} matrix={matrix} />
        <Years matrix={matrix} wish={wish} c={c} />
        <Table c={c} matrix={matrix} wish={wish} />
        <details className="ds-details">
          <summary>{t.matrix.ruleTitle}</summary>
          <p className="k-measure">{t.matrix.rule}</p>
        </details>
      </div>
    ),
  });
}

function Top({ c, matrix }: { c: AppContext; matrix: Matrix }): ReactNode {
  const { locale, services } = c.var;
  const t = webTexts[locale];
  return (
    <div className="k-stack k-stack--s">
      <Heading level={1} size="lg">
        {t.matrix.titleOf(matrix.year)}
      </Heading>
      <p className="k-measure">
        {matrix.missing === 0 ? t.matrix.none : t.matrix.missing(matrix.missing)} {matrix.going && `${t.matrix.going} `}
        {t.matrix.lead} {services.definitions.scheme.demonstration && <DemoMark locale={locale} />}
      </p>
    </div>
  );
}

function Years({ c, matrix, wish }: { c: AppContext; matrix: Matrix; wish: Wish }): ReactNode {
  const { locale } = c.var;
  const t = webTexts[locale];
  const first = { ...wish, page: 1 };
  return (
    <>
      <nav aria-label={t.years}>
        <ul className="k-tabs">
          {matrix.years.map((year) => (
            <li key={year}>
              <a href={href(locale, address(year, first))} aria-current={year === matrix.year ? 'page' : undefined}>
                {year}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ul className="k-linkrow" aria-label={t.matrix.show}>
        {([false, true] as const).map((lacking) => (
          <li key={String(lacking)}>
            {lacking === wish.lacking ? (
              <strong className="k-tap">{lacking ? t.matrix.lacking : t.matrix.all}</strong>
            ) : (
              <a className="ds-link k-tap" href={href(locale, address(matrix.year, { lacking, page: 1 }))}>
                {lacking ? t.matrix.lacking : t.matrix.all}
              </a>
            )}
          </li>
        ))}
        <li>
          {t.download}{' '}
          <a className="ds-link k-tap" href={href(locale, `${matrixPath}/tabell.csv?aar=${matrix.year}`)}>
            CSV
          </a>{' '}
          <a className="ds-link k-tap" href={href(locale, `${matrixPath}/tabell.xlsx?aar=${matrix.year}`)}>
            XLSX
          </a>
        </li>
      </ul>
    </>
  );
}

const lacksSomething = ({ tasks }: CentreTasks): boolean => tasks.some(({ cell, standing }) => isMissing(cell, standing));

function Table({ c, matrix, wish: { lacking, page } }: { c: AppContext; matrix: Matrix; wish: Wish }): ReactNode {
  const { locale, services } = c.var;
  const t = webTexts[locale].matrix;
  const centres = lacking ? matrix.centres.filter(lacksSomething) : matrix.centres;
  const shown = centres.slice((page - 1) * onePage, page * onePage);
  if (shown.length === 0) return <EmptyState title={t.noCentres} />;
  const link = (to: number) => ({
    path: address(matrix.year, { lacking, page: to }),
    label: t.centres((to - 1) * onePage + 1, Math.min(to * onePage, centres.length), centres.length),
  });
  return (
    <div>
      <MatrixTable matrix={matrix} centres={shown} authority={services.definitions.scheme.authority} locale={locale} />
      <Pager locale={locale} previous={page > 1 ? link(page - 1) : undefined} next={page * onePage < centres.length ? link(page + 1) : undefined} />
    </div>
  );
}
