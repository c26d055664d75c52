import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { href } from '../../../../platform/locale.ts';
import { Facts } from '../../../../ui/facts.tsx';
import { Button, ButtonLink } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { requireActor } from '../../../access/access.server.ts';
import { isEditor } from '../../../access/access.ts';
import { eraseContact, getDraft, getForEditor } from '../../ideas.server.ts';
import { casePath } from '../desk/desk-paths.ts';
import { writePath } from '../write/write-paths.ts';
import { contactPath } from './sender-paths.ts';
import { bankName } from './bank-name.ts';
import { senderTexts } from './sender-texts.ts';

interface Shown {
  readonly title: string;
  readonly contact: string;
  /** Where they came from. */
  readonly back: string;
}
/** To an editor as the editors see it, to its holder's people as they write it. @throws AppError `not-found` for everybody else */
async function shown(c: AppContext, id: string): Promise<Shown> {
  const ctx = ctxOf(c);
  if (isEditor(c.var.actor)) {
    const the = await getForEditor(ctx, id).catch((e: unknown) => (e instanceof AppError && e.code === 'not-found' ? undefined : Promise.reject(e)));
    const content = the?.published?.content ?? the?.draft?.content;
    if (content) return { title: content.title, contact: content.contact, back: casePath(id) };
  }
  const { draft } = await getDraft(ctx, id);
  return { title: draft.content.title, contact: draft.content.contact, back: writePath(id) };
}

/** What cannot be undone is asked about once, on a page of its own: it works without script. */
export async function getContactPage(c: AppContext): Promise<Response> {
  requireActor(c);
  const id = c.req.param('id') ?? '';
  const { title, contact, back } = await shown(c, id);
  const { locale } = c.var;
  const t = senderTexts[locale].contact;
  return respond(c, {
    title: t.title,
    breadcrumbs: [
      { label: bankName(c), path: '/idebanken' },
      { label: title, path: back },
    ],
    current: '/idebanken',
    robots: 'noindex',
    width: 'prose',
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        {c.req.query('ok') !== undefined && (
          <Message tone="success" role="status">
            {t.done}
          </Message>
        )}
        <Facts facts={[[t.now, contact === '' ? t.none : contact]]} />
        <p>{t.text}</p>
        <form method="post" action={href(locale, contactPath(id))} className="k-row">
          <Button color="danger">{t.yes}</Button>
          <ButtonLink variant="secondary" href={href(locale, back)}>
            {senderTexts[locale].keep}
          </ButtonLink>
        </form>
      </div>
    ),
  });
}

export async function postContact(c: AppContext): Promise<Response> {
  requireActor(c);
  const id = c.req.param('id') ?? '';
  await eraseContact(ctxOf(c), { id });
  return c.redirect(`${href(c.var.locale, contactPath(id))}?ok`, 303);
}
