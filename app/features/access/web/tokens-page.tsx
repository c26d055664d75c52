import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatDate, href } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button, ButtonLink, SelectField, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { isCoordinatorOf } from '../access.ts';
import { requireCentre } from '../access.server.ts';
import type { AccessOptions } from '../inside/access-options.ts';
import { listApiTokens, makeApiToken, revokeApiToken, tokenDays } from '../inside/api-tokens.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { texts } from '../texts.ts';

export const tokensPath = '/min-sentral/tilgangsnokler';

function requireCoordinator(c: AppContext): string {
  const id = requireCentre(c);
  if (!isCoordinatorOf(c.var.actor, id)) throw new AppError('forbidden');
  return id;
}

/** GET /min-sentral/tilgangsnokler */
export async function getTokensPage(c: AppContext, options: AccessOptions): Promise<Response> {
  return show(c, options, requireCoordinator(c));
}

/** POST /min-sentral/tilgangsnokler: answers with the key itself, this once */
export async function postToken(c: AppContext, options: AccessOptions): Promise<Response> {
  const centreId = requireCoordinator(c);
  const form = await c.req.parseBody();
  const label = typeof form['formal'] === 'string' ? form['formal'].trim() : '';
  const days = tokenDays.find((d) => String(d) === form['varer']) ?? tokenDays[0];
  if (label === '' || label.length > 100 || /\p{Cc}/u.test(label)) return show(c, options, centreId, { label, days });
  const secret = await makeApiToken(ctxOf(c), { centreId, label, days });
  const t = texts[c.var.locale].tokens;
  c.header('cache-control', 'no-store');
  return respond(c, {
    title: t.made,
    robots: 'noindex',
    breadcrumbs: [{ label: t.title, path: tokensPath }],
    current: '/min-sentral/personer',
    children: (
      <div className="k-stack k-stack--lg k-measure">
        <Heading level={1} size="lg">
          {t.made}
        </Heading>
        <Message tone="warning">{t.madeHelp}</Message>
        <TextField id="nokkel" name="nokkel" label={t.field} value={secret} readOnly autoComplete="off" />
        <div className="k-stack k-stack--s">
          <p>{t.use}</p>
          <p>
            <code className="k-code">Authorization: Bearer {secret}</code>
          </p>
        </div>
        <p>
          <ButtonLink variant="secondary" href={href(c.var.locale, tokensPath)}>
            {t.back}
          </ButtonLink>
        </p>
      </div>
    ),
  });
}

/** POST /min-sentral/tilgangsnokler/{key}/trekk-tilbake */
export async function postRevokeToken(c: AppContext): Promise<Response> {
  await revokeApiToken(ctxOf(c), { centreId: requireCoordinator(c), id: c.req.param('token') ?? '' });
  return c.redirect(`${href(c.var.locale, tokensPath)}?trukket=1`, 303);
}

async function show(c: AppContext, options: AccessOptions, centreId: string, refused?: { label: string; days: number }): Promise<Response> {
  const { locale, services } = c.var;
  const t = texts[locale].tokens;
  const tokens = await listApiTokens(ctxOf(c), centreId);
  const centre = options.centres(services.definitions).find((k) => k.id === centreId)?.name ?? centreId;
  const now = services.now();
  return respond(
    c,
    {
      title: t.title,
      robots: 'noindex',
      current: '/min-sentral/personer',
      script: true,
      children: (
        <div className="k-stack k-stack--lg k-measure">
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <p className="k-lead">{t.lead(centre)}</p>
          {c.req.query('trukket') !== undefined && (
            <Message tone="success" role="status">
              {t.revoked}
            </Message>
          )}
          {refused && <ErrorSummary title={t.summary} errors={[{ href: '#formal', message: t.labelMissing }]} />}
          <section className="k-stack">
            <Heading level={2} size="sm">
              {t.new}
            </Heading>
            <form method="post" action={href(locale, tokensPath)} className="k-stack" noValidate>
              <TextField
                id="formal"
                name="formal"
                label={t.label}
                help={t.labelHelp}
                value={refused?.label}
                error={refused && t.labelMissing}
                maxLength={100}
                autoComplete="off"
                required
              />
              <SelectField
                id="varer"
                name="varer"
                label={t.lasts}
                value={String(refused?.days ?? tokenDays[1])}
                options={tokenDays.map((d) => ({ value: String(d), label: t.days(d) }))}
              />
              <p>
                <Button>{t.make}</Button>
              </p>
            </form>
          </section>
          <section className="k-stack">
            <Heading level={2} size="sm">
              {t.list}
            </Heading>
            {tokens.length === 0 ? (
              <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
            ) : (
              <ul className="k-events">
                {tokens.map((token) => (
                  <Token key={token.id} token={token} locale={locale} now={now} />
                ))}
              </ul>
            )}
          </section>
        </div>
      ),
    },
    refused ? 422 : 200,
  );
}

function Token({ token, locale, now }: { token: Awaited<ReturnType<typeof listApiTokens>>[number]; locale: Locale; now: Date }): ReactNode {
  const t = texts[locale].tokens;
  const day = (d: Date): string => formatDate(locale, d);
  const live = token.revokedAt === null && token.expiresAt > now;
  const fate = token.revokedAt ? t.revokedOn(day(token.revokedAt)) : live ? t.lastsUntil(day(token.expiresAt)) : t.expired(day(token.expiresAt));
  return (
    <li className="k-stack k-stack--s">
      <p>
        <strong>{token.label}</strong>
      </p>
      <p className="k-small k-quiet">
        {t.madeBy(token.madeBy, day(token.createdAt))}, {fate}
      </p>
      {live && (
        <form method="post" action={`${href(locale, tokensPath)}/${token.id}/trekk-tilbake`}>
          <Button variant="secondary" color="danger" aria-label={t.revokeOne(token.label)}>
            {t.revoke}
          </Button>
        </form>
      )}
    </li>
  );
}
