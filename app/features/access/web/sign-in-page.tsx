import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import type { AccessOptions } from '../inside/access-options.ts';
import { listDemonstrationPeople } from '../inside/demonstration-people.server.ts';
import { signOutAddress } from '../inside/relying-party.server.ts';
import type { RelyingParty } from '../inside/relying-party.server.ts';
import { localPath } from '../inside/return-path.ts';
import { texts } from '../texts.ts';
import { municipalNames } from './people-place.ts';
import { PeopleToBe } from './people-to-be.tsx';

/** GET /logg-inn */
export async function getSignInPage(c: AppContext, options: AccessOptions, relyingParty: RelyingParty): Promise<Response> {
  const { locale, services } = c.var;
  const t = texts[locale];
  const back = localPath(c.req.query('til'));
  const start = (person?: string): string => startAddress(locale, back, person);
  const done = { '1': t.signedOut, alle: t.signedOutEverywhere }[c.req.query('ut') ?? ''];
  return respond(c, {
    title: t.signIn,
    robots: 'noindex',
    children: services.config.demonstration ? (
      <DemonstrationView
        locale={locale}
        done={done}
        list={
          <PeopleToBe
            locale={locale}
            people={await listDemonstrationPeople(services)}
            centres={options.centres(services.definitions)}
            municipalities={municipalNames(c)}
            address={start}
          />
        }
      />
    ) : (
      <div className="k-stack k-measure">
        <SignedOut done={done} />
        {done !== undefined && <AlsoAtIssuer label={t.alsoAtIssuer} address={await signOutAddress(c, relyingParty)} />}
        <Heading level={1} size="xl">
          {t.signIn}
        </Heading>
        <p className="k-lead">{t.signInLead}</p>
        <p>
          <ButtonLink href={start()}>{t.signInButton}</ButtonLink>
        </p>
        <p className="k-quiet">{t.signInHow}</p>
        <p className="k-quiet">{t.noAccount}</p>
      </div>
    ),
  });
}

/** A link, not a form: a post that redirects to another site's page is stopped by the content policy. */
function startAddress(locale: Locale, back: string | undefined, person?: string): string {
  const query = new URLSearchParams({ ...(back && { til: back }), ...(person && { person }) }).toString();
  return href(locale, '/logg-inn/start') + (query && `?${query}`);
}

const SignedOut = ({ done }: { done: string | undefined }): ReactNode =>
  done !== undefined && (
    <Message tone="success" role="status">
      {done}
    </Message>
  );

/** On a machine that others use, the issuer would let the next one in without asking. */
const AlsoAtIssuer = ({ label, address }: { label: string; address: string | undefined }): ReactNode =>
  address !== undefined && (
    <p>
      <ButtonLink variant="secondary" href={address}>
        {label}
      </ButtonLink>
    </p>
  );

export const DemonstrationView = ({ locale, done, list }: { locale: Locale; done?: string | undefined; list: ReactNode }): ReactNode => (
  <div className="k-stack k-stack--lg">
    <SignedOut done={done} />
    <div className="k-stack k-measure">
      <Heading level={1} size="xl">
        {texts[locale].demonstrationTitle}
      </Heading>
      <p className="k-lead">{texts[locale].demonstrationLead}</p>
      <p>
        <DemoMark locale={locale} />
      </p>
    </div>
    {list}
  </div>
);
