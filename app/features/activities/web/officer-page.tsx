import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { getActivityForOfficer, listPartners } from '../activities.server.ts';
import { officerActivityPath } from '../activity-address.ts';
import { ActivityDetails } from './activity-details.tsx';
import { FilesSection } from './files-section.tsx';
import { idOf } from './log-paths.ts';
import { logTexts } from './texts.ts';

/** What a number rests on, as the authority reads it: to look at, without the centre's own note. */
export async function getOfficerPage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const found = await getActivityForOfficer(ctxOf(c), idOf(c));
  const partners = await listPartners(ctxOf(c));
  const { activity } = found;
  const { locale } = c.var;
  const t = logTexts[locale].one;
  return respond(c, {
    title: activity.title,
    robots: 'noindex',
    breadcrumbs: [],
    children: (
      <div className="k-stack k-stack--lg k-logpage">
        <Heading level={1} size="lg">
          {activity.title}
        </Heading>
        {activity.demonstration && (
          <p>
            <DemoMark locale={locale} />
          </p>
        )}
        {activity.removedAt && <Message tone="warning">{t.removed}</Message>}
        <ActivityDetails c={c} activity={activity} centreId={activity.centreId} partners={partners} />
        <FilesSection c={c} found={found} at={officerActivityPath(activity.id)} />
        <p className="k-quiet k-small">{t.forOfficer}</p>
      </div>
    ),
  });
}
