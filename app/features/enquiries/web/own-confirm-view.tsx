import type { ReactNode } from 'react';
import { newSecret } from '../../../platform/private-link.server.ts';
import { Button, ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { isClosed } from '../enquiry.ts';
import { ownHref } from './own-request.ts';
import type { OwnRequest } from './own-request.ts';
import { publicTexts } from './public-texts.ts';

/** What is asked about once more before it is done, by its part of the address. */
export const deeds = { withdraw: 'trekk', erase: 'slett', renew: 'ny-lenke' } as const;
export type Deed = keyof typeof deeds;

/** Says what will happen, and what not, before it does. */
export function confirmPage(request: OwnRequest, deed: Deed): Response {
  const { c, secret, own } = request;
  const t = publicTexts[c.var.locale].own;
  const { title, button } = t[deed];
  return respond(c, {
    title,
    robots: 'noindex',
    width: 'form',
    breadcrumbs: [{ label: t.title(own.enquiry.number), path: `/sak/${secret}` }],
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {title}
        </Heading>
        <Consequences request={request} deed={deed} />
        <form method="post" action={ownHref(c, secret, `/${deeds[deed]}`)} className="k-row">
          {deed === 'renew' && <input type="hidden" name="nokkel" value={newSecret()} />}
          <Button color={deed === 'erase' ? 'danger' : undefined}>{button}</Button>
          <ButtonLink variant="tertiary" href={ownHref(c, secret)}>
            {t.cancel}
          </ButtonLink>
        </form>
      </div>
    ),
  });
}

function Consequences({ request: { c, own }, deed }: { request: OwnRequest; deed: Deed }): ReactNode {
  const t = publicTexts[c.var.locale].own;
  if (deed === 'withdraw') return <p>{t.withdraw.text}</p>;
  if (deed === 'renew')
    return (
      <p>
        {t.renew.text} {c.var.services.config.smtpUrl === undefined || !own.contact?.email ? t.renew.notMailed : t.renew.mailed}
      </p>
    );
  return (
    <>
      <p>
        {t.erase.text} {!isClosed(own.enquiry.state) && t.erase.open}
      </p>
      <p>{t.erase.stays}</p>
    </>
  );
}
