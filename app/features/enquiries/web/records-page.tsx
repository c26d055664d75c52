import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href, norwegianDay } from '../../../platform/locale.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { exportRecords, getRecordCounts, toldAhead } from '../inside/records.server.ts';
import { recordsSchema } from '../inside/records-file.ts';
import type { RecordCounts } from '../inside/records-store.server.ts';
import { bodyOf, deskCrumbs, inboxPath, typedIn } from './desk-request.ts';
import { recordsTexts } from './records-texts.ts';

export const recordsPath = `${inboxPath}/arkiv`;

type Fault = keyof (typeof recordsTexts)['nb']['fault'];
interface Typed {
  readonly from: string;
  readonly to: string;
}

/** What the centre is to keep, what is soon erased, and the file. */
export async function getRecordsPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const counts = await getRecordCounts(ctxOf(c), centreId);
  const today = norwegianDay(c.var.services.now());
  return page(c, counts, { from: counts.oldestUnexported ?? `${today.slice(0, 4)}-01-01`, to: today });
}

/** The file itself: it is marked as fetched by the same press. */
export async function postRecordsPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const body = await bodyOf(c);
  const typed = { from: typedIn(body, 'fra'), to: typedIn(body, 'til') };
  const exported = await exportRecords(ctxOf(c), { centreId, ...typed });
  if (!exported.ok) return page(c, await getRecordCounts(ctxOf(c), centreId), typed, exported.reason);
  const name = `henvendelser-${centreId}-${typed.from}-${typed.to}.json`;
  return c.body(`${JSON.stringify(exported.file, null, 2)}\n`, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  });
}

/** The description of the file's format; the same for everybody at a centre. */
export function getRecordsSchema(c: AppContext): Response {
  requireCentre(c);
  return c.body(`${JSON.stringify(recordsSchema(), null, 2)}\n`, 200, { 'content-type': 'application/schema+json; charset=utf-8' });
}

function page(c: AppContext, counts: RecordCounts, typed: Typed, fault?: Fault): Response | Promise<Response> {
  const { locale, services } = c.var;
  const t = recordsTexts[locale];
  return respond(c, {
    title: t.title,
    current: inboxPath,
    robots: 'noindex',
    breadcrumbs: deskCrumbs(c),
    width: 'form',
    ...(fault && { status: 422 as const }),
    children: (
      <div className="k-stack k-stack--lg">
        {fault && <ErrorSummary title={t.faults} errors={[{ href: '#fra', message: t.fault[fault] }]} />}
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        <p>{t.lead}</p>
        <p>{t.erasedAfter(services.definitions.enquiries.eraseAfter)}</p>
        {counts.kept === 0 ? <EmptyState title={t.nothingYet}>{t.nothingYetHelp}</EmptyState> : <ToKeep c={c} counts={counts} typed={typed} fault={fault} />}
        <section aria-labelledby="hva-er-med">
          <Heading level={2} size="sm" id="hva-er-med">
            {t.what}
          </Heading>
          <p>{t.contents}</p>
          <p>{t.logged}</p>
          <p>
            <a className="ds-link" href={href(locale, `${recordsPath}/format.json`)}>
              {t.schema}
            </a>
          </p>
        </section>
      </div>
    ),
  });
}

function ToKeep({ c, counts, typed, fault }: { c: AppContext; counts: RecordCounts; typed: Typed; fault: Fault | undefined }): ReactNode {
  const { locale, services } = c.var;
  const t = recordsTexts[locale];
  const today = norwegianDay(services.now());
  return (
    <>
      {counts.soonErased > 0 && (
        <Message tone={counts.soonErasedUnexported > 0 ? 'warning' : 'info'}>
          {t.soon(counts.soonErased, toldAhead)} {counts.soonErasedUnexported > 0 ? t.soonUnexported(counts.soonErasedUnexported) : t.soonExported}
        </Message>
      )}
      <p>
        {t.kept(counts.kept)} {t.unexported(counts.unexported)}
      </p>
      <form method="post" action={href(locale, recordsPath)} noValidate className="k-stack">
        <TextField id="fra" name="fra" type="date" label={t.from} value={typed.from} max={today} error={fault && t.fault[fault]} />
        <TextField id="til" name="til" type="date" label={t.to} value={typed.to} max={today} />
        <div>
          <Button>{t.get}</Button>
        </div>
      </form>
    </>
  );
}
