import type { ReactNode } from 'react';
import { matrixOf } from '../../features/fulfilment/fulfilment-address.ts';
import type { Matrix } from '../../features/fulfilment/fulfilment.server.ts';
import { isMissing } from '../../features/fulfilment/fulfilment.ts';
import { MatrixTable } from '../../features/fulfilment/matrix-view.tsx';
import { href } from '../../platform/locale.ts';
import type { LocalText, Locale } from '../../platform/locale.ts';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { Heading } from '../../ui/heading.tsx';
import { directorateTexts } from './directorate-texts.ts';

/** So many centres are taken in at a glance; of a larger scheme those that lack most are shown. */
const atAGlance = 40;

/** The agreement's tasks, centre by centre. */
export function Tasks({ matrix, authority, demonstration, locale }: { matrix: Matrix; authority: LocalText; demonstration: boolean; locale: Locale }): ReactNode {
  const t = directorateTexts[locale];
  const lacking = (one: Matrix['centres'][number]): number => one.tasks.filter(({ cell, standing }) => isMissing(cell, standing)).length;
  const few = matrix.centres.length <= atAGlance;
  const centres = few ? matrix.centres : matrix.centres.toSorted((a, b) => lacking(b) - lacking(a)).slice(0, atAGlance);
  return (
    <section className="k-section" aria-labelledby="oppgavene">
      <div className="k-row k-row--between">
        <Heading level={2} size="sm" id="oppgavene">
          {t.tasks(matrix.year)}
        </Heading>
        <a className="ds-link k-tap" href={href(locale, matrixOf(matrix.year))}>
          {t.allTasks}
        </a>
      </div>
      <MatrixTable matrix={matrix} centres={centres} authority={authority} locale={locale} />
      <p className="k-quiet k-small">
        {few ? t.tasksFoot : t.tasksSome(atAGlance, matrix.centres.length)} {demonstration && <DemoMark locale={locale} />}
      </p>
    </section>
  );
}
