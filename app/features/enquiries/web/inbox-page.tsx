import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { listColleagues, listInbox } from '../enquiries.server.ts';
import { inboxPath, listingOf } from './desk-request.ts';
import { InboxFrame } from './inbox-view.tsx';
import { inboxTexts } from './texts.ts';

/** The list, with nothing chosen. */
export async function getInboxPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const ctx = ctxOf(c);
  const asked = listingOf(c);
  const listing = { ...asked, box: asked.box ?? 'new' };
  const [inbox, colleagues] = await Promise.all([listInbox(ctx, centreId, listing), listColleagues(ctx, centreId)]);
  const t = inboxTexts[c.var.locale];
  return respond(c, {
    title: `${t.boxes[listing.box]} – ${t.title}`,
    current: inboxPath,
    robots: 'noindex',
    children: (
      <InboxFrame c={c} view={{ listing, inbox, colleagues }}>
        <div className="k-thread k-empty k-wide-only">
          <p className="k-quiet">{inbox.lines.length > 0 ? t.choose : ''}</p>
        </div>
      </InboxFrame>
    ),
  });
}
