import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href, norwegianYear } from '../../../platform/locale.ts';
import { Button } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { declareTopics, listDeclaredTopics } from '../enquiries.server.ts';
import { offeredIn } from '../enquiry.ts';
import type { Choice } from '../enquiry.ts';
import { bodyOf, chosenIn, deskCrumbs, inboxPath } from './desk-request.ts';
import { deskTexts } from './desk-texts.ts';
import { TopicTiles } from './fields.tsx';

const topicsPath = `${inboxPath}/temaer`;
const offeredNow = (c: AppContext): readonly Choice[] => offeredIn(c.var.services.definitions.enquiries.topics, norwegianYear(c.var.services.now()));

/** What the centre says it knows well: others are pointed to it. */
export async function getTopicsPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const { locale } = c.var;
  const t = deskTexts[locale].topics;
  const declared = (await listDeclaredTopics(ctxOf(c))).get(centreId) ?? [];
  return respond(c, {
    title: t.title,
    current: inboxPath,
    robots: 'noindex',
    breadcrumbs: deskCrumbs(c),
    width: 'form',
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        {c.req.query('lagret') !== undefined && (
          <Message tone="success" role="status">
            {t.saved}
          </Message>
        )}
        <p>{t.lead}</p>
        <form method="post" action={href(locale, topicsPath)} className="k-stack k-stack--lg">
          <TopicTiles c={c} id="temaer" name="tema" legend={t.legend} choices={offeredNow(c)} chosen={declared} />
          <p>
            <Button>{t.save}</Button>
          </p>
        </form>
      </div>
    ),
  });
}

export async function postTopicsPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const chosen = chosenIn(await bodyOf(c), 'tema');
  const topics = offeredNow(c).flatMap((topic) => (chosen.includes(topic.id) ? [topic.id] : []));
  await declareTopics(ctxOf(c), { centreId, topics });
  return c.redirect(`${href(c.var.locale, topicsPath)}?lagret`, 303);
}
