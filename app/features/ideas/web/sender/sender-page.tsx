import type { AppContext } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { href } from '../../../../platform/locale.ts';
import { keepPrivate, linkCtx, secretOf } from '../../../../platform/private-page.server.ts';
import { Facts } from '../../../../ui/facts.tsx';
import { Button, ButtonLink } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { eraseOwnSender, exportOwnSender, getOwnDraft } from '../../ideas.server.ts';
import { linkPath } from '../write/write-paths.ts';
import { goneSenderPath } from './sender-paths.ts';
import { bankName } from './bank-name.ts';
import { senderTexts } from './sender-texts.ts';

/** `/idebanken/utkast/SECRET/opplysninger`: what is held about the one who sent an idea in, to see, take along and erase. */
export async function getSenderPage(c: AppContext): Promise<Response> {
  const secret = secretOf(c);
  const own = await getOwnDraft(linkCtx(c, secret));
  if (!own?.sender) throw new AppError('not-found');
  keepPrivate(c);
  const { locale } = c.var;
  const t = senderTexts[locale];
  const path = href(locale, linkPath(secret));
  return respond(c, {
    title: t.title,
    breadcrumbs: [
      { label: bankName(c), path: '/idebanken' },
      { label: t.idea, path: linkPath(secret) },
    ],
    current: '/idebanken',
    robots: 'noindex',
    width: 'prose',
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        <p>{t.lead}</p>
        <Facts
          facts={[
            [t.name, own.sender.name],
            [t.email, own.sender.email],
          ]}
        />
        <p>
          <a className="ds-link" href={`${path}/opplysninger.json`} download="ide.json">
            {t.download}
          </a>
        </p>
        <Heading level={2} size="sm">
          {t.eraseTitle}
        </Heading>
        <p>{own.idea.publishedAt === undefined ? t.eraseUnpublished : t.erasePublished}</p>
        <form method="post" action={`${path}/opplysninger`} className="k-row">
          <Button color="danger">{t.eraseYes}</Button>
          <ButtonLink variant="secondary" href={path}>
            {t.keep}
          </ButtonLink>
        </form>
      </div>
    ),
  });
}

export async function getSenderFile(c: AppContext): Promise<Response> {
  const held = await exportOwnSender(linkCtx(c, secretOf(c)));
  keepPrivate(c);
  c.header('content-disposition', 'attachment; filename="ide.json"');
  return c.json(held);
}

export async function postEraseSender(c: AppContext): Promise<Response> {
  await eraseOwnSender(linkCtx(c, secretOf(c)));
  keepPrivate(c);
  return c.redirect(href(c.var.locale, goneSenderPath), 303);
}

export function getGonePage(c: AppContext): Response {
  const t = senderTexts[c.var.locale];
  return respond(c, {
    title: t.goneTitle,
    breadcrumbs: [{ label: bankName(c), path: '/idebanken' }],
    current: '/idebanken',
    robots: 'noindex',
    width: 'prose',
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.goneTitle}
        </Heading>
        <p role="status">{t.goneText}</p>
        <p>
          <a className="ds-link k-tap" href={href(c.var.locale, '/idebanken')}>
            {t.toBank(bankName(c))}
          </a>
        </p>
      </div>
    ),
  });
}
