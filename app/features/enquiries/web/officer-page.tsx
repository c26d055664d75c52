import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, formatNumber } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { countLateEnquiries, listLateEnquiries, listOpenLoads } from '../enquiries.server.ts';
import type { CentreLoad, LateEnquiry } from '../enquiry.ts';
import { deskTexts } from './desk-texts.ts';
import { Late, centreName, municipalityText } from './parts.tsx';
import { inboxTexts } from './texts.ts';

export const officerPath = '/direktoratet/henvendelser';

/** Facts alone: which have waited too long, and what each centre carries. */
export async function getOfficerPage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const ctx = ctxOf(c);
  const [late, lateAt, loads] = [await listLateEnquiries(ctx), await countLateEnquiries(ctx), await listOpenLoads(ctx)];
  const lateInAll = [...lateAt.values()].reduce((sum, n) => sum + n, 0);
  const t = deskTexts[c.var.locale].officer;
  return respond(c, {
    title: t.title,
    current: officerPath,
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg">
        <div className="k-stack k-stack--s">
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <p className="k-measure">{t.lead}</p>
          {c.var.services.definitions.scheme.demonstration && (
            <p>
              <DemoMark locale={c.var.locale} />
            </p>
          )}
        </div>
        <LateOnes c={c} late={late} inAll={lateInAll} />
        <Loads c={c} loads={loads} lateAt={lateAt} inAll={lateInAll} />
      </div>
    ),
  });
}

function LateOnes({ c, late, inAll }: { c: AppContext; late: readonly LateEnquiry[]; inAll: number }): ReactNode {
  const { locale, services } = c.var;
  const t = deskTexts[locale].officer;
  const { answerWithin } = services.definitions.enquiries;
  if (late.length === 0) return <EmptyState title={t.noneLate}>{t.noneLateHelp(answerWithin)}</EmptyState>;
  return (
    <div className="k-block k-stack k-stack--s">
      <Heading level={2} size="sm">
        {t.late(answerWithin)}
      </Heading>
      {inAll > late.length && <p>{t.longest(formatNumber(locale, late.length), formatNumber(locale, inAll))}</p>}
      <ScrollTable
        label={t.late(answerWithin)}
        head={[{ label: t.number }, { label: t.waited }, { label: t.centre }, { label: t.municipality }, { label: t.asked }]}
        rows={late.map((one) => ({
          key: one.number,
          cells: [
            <span key="number" className="k-nowrap">
              {one.number}
            </span>,
            // The heading says that these are over the deadline; the shape says it again.
            <Late key="age">{inboxTexts[locale].days(one.age.workingDays)}</Late>,
            centreName(c, one.centreId),
            municipalityText(c, one),
            <span key="asked" className="k-nowrap">
              {formatDay(locale, one.askedOn)}
            </span>,
          ],
        }))}
      />
    </div>
  );
}

function Loads({ c, loads, lateAt, inAll }: { c: AppContext; loads: readonly CentreLoad[]; lateAt: ReadonlyMap<string, number>; inAll: number }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale].officer;
  const number = (n: number): string => formatNumber(locale, n);
  return (
    <div className="k-block k-stack k-stack--s">
      <Heading level={2} size="sm">
        {t.loads}
      </Heading>
      <div className="k-measure">
        <ScrollTable
          label={t.loads}
          head={[{ label: t.centre }, { label: t.open, numeric: true }, { label: t.lateCount, numeric: true }]}
          rows={loads.map((load) => ({ key: load.centreId, cells: [centreName(c, load.centreId), number(load.open), number(lateAt.get(load.centreId) ?? 0)] }))}
          foot={[{ key: 'alle', cells: [t.total, number(loads.reduce((sum, load) => sum + load.open, 0)), number(inAll)] }]}
        />
      </div>
    </div>
  );
}
