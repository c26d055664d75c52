import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { draftSent } from '../../../ui/draft.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { getActivity, listPartners } from '../activities.server.ts';
import { activityPath } from '../activity-address.ts';
import { ActivityActions, ideaOf } from './activity-actions.tsx';
import type { DeedView } from './activity-actions.tsx';
import { ActivityDetails } from './activity-details.tsx';
import { ActivityHistory } from './activity-history.tsx';
import { FilesSection } from './files-section.tsx';
import { idOf, logCrumbs, newPath } from './log-paths.ts';
import { draftName } from './new-page.tsx';
import { logTexts } from './texts.ts';

export const getActivityPage = (c: AppContext): Promise<Response> => showActivity(c);

/** One activity: what it was, what it counts for, what can be done with it and what has been done to it. */
export async function showActivity(c: AppContext, deed: DeedView = {}, status = 200): Promise<Response> {
  const centreId = requireCentre(c);
  const found = await getActivity(ctxOf(c), centreId, idOf(c));
  const partners = await listPartners(ctxOf(c));
  const { activity } = found;
  const { locale } = c.var;
  return respond(
    c,
    {
      title: activity.title,
      breadcrumbs: logCrumbs(c),
      robots: 'noindex',
      // The device forgets the draft that has arrived.
      script: status !== 200 || isReceipt(c),
      children: (
        <div className="k-stack k-stack--lg k-logpage">
          {status === 200 && <Done c={c} centreId={centreId} />}
          <Heading level={1} size="lg">
            {activity.title}
          </Heading>
          {activity.demonstration && (
            <p>
              <DemoMark locale={locale} />
            </p>
          )}
          {activity.removedAt && <Message tone="warning">{logTexts[locale].one.removed}</Message>}
          <ActivityDetails c={c} activity={activity} centreId={centreId} partners={partners} />
          <FilesSection c={c} found={found} at={activityPath(activity.id)} error={deed.deed === 'vedlegg' ? deed.message : undefined} />
          <ActivityActions c={c} found={found} centreId={centreId} deed={deed} />
          <ActivityHistory c={c} found={found} />
        </div>
      ),
    },
    status,
  );
}

const isReceipt = (c: AppContext): boolean => ['logget', 'fantes'].includes(c.req.query('ok') ?? '');

function Done({ c, centreId }: { c: AppContext; centreId: string }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].done;
  const ok = c.req.query('ok');
  const n = Number(c.req.query('antall'));
  const said =
    ok === 'gjentatt' && Number.isInteger(n) && n > 0 && n < 100
      ? t.gjentatt(n)
      : ok === 'logget' || ok === 'fantes' || ok === 'endret' || ok === 'fjernet' || ok === 'tatt-tilbake' || ok === 'delt' || ok === 'vedlagt' || ok === 'vedlegg-fjernet'
        ? t[ok]
        : undefined;
  if (said === undefined) return null;
  return (
    <Message tone="success" role="status" title={said}>
      {isReceipt(c) && (
        <p {...draftSent(draftName(c, centreId))}>
          <a className="ds-link k-tap" href={href(locale, newPath)}>
            {t.more}
          </a>
          <br />
          <a className="ds-link k-tap" href={href(locale, ideaOf(idOf(c)))}>
            {logTexts[locale].one.makeIdea}
          </a>
        </p>
      )}
    </Message>
  );
}
