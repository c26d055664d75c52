import type { ReactNode } from 'react';
import { addressOf } from '../../../../platform/client-address.server.ts';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { looksLikeEmail } from '../../../../platform/email-address.ts';
import { madeAtOf, trapFields, trapped } from '../../../../platform/form-trap.ts';
import { href, isLocale, locales } from '../../../../platform/locale.ts';
import type { Locale } from '../../../../platform/locale.ts';
import { linkActor, newSecret } from '../../../../platform/private-link.server.ts';
import { takeTurn } from '../../../../platform/rate-limit.server.ts';
import { ErrorSummary } from '../../../../ui/error-summary.tsx';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { Button, ButtonLink, SelectField, TextField } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { messageFor, readForm } from '../../../../ui/posted-form.ts';
import { respond } from '../../../../ui/respond.tsx';
import { TrapFields } from '../../../../ui/trap-fields.tsx';
import { subscribedQuery, subscribePath, subscriptionPath } from '../../inside/subscribe/subscription.ts';
import { searchInWords } from '../../inside/subscribe/search-in-words.ts';
import { subscribe } from '../../subscriptions.server.ts';
import { bankName } from '../sender/bank-name.ts';
import { subscribeTexts } from './subscribe-texts.ts';

const fields = { email: 'epost', language: 'sprak', query: 'sok' } as const;
interface Typed {
  readonly email: string;
  readonly language: Locale;
  readonly query: string;
  readonly madeAt: string;
}

/** GET /idebanken/abonner?tema=…: the same words as the search's own address. */
export function getSubscribe(c: AppContext): Response {
  if (c.req.query('ok') === 'sendt') return showSent(c);
  const now = c.var.services.now();
  return show(c, { email: '', language: c.var.locale, query: subscribedQuery(new URL(c.req.url).search.slice(1)), madeAt: madeAtOf(undefined, now) });
}

/** An office has one address to the world, and a stranger's mailbox is nobody's to fill. */
const fromOne = [{ seconds: 3600, most: 20 }];
const toOne = [{ seconds: 86_400, most: 5 }];
async function mayAsk(c: AppContext, email: string): Promise<boolean> {
  const ctx = ctxOf(c);
  return (
    (await takeTurn(ctx, { purpose: 'idea-subscription', who: addressOf(c), limits: fromOne })) &&
    takeTurn(ctx, { purpose: 'idea-subscription-to', who: email.toLowerCase(), limits: toOne })
  );
}

/** The answer is the same whoever the address belongs to, and whether it is known or not. */
export async function postSubscribe(c: AppContext): Promise<Response> {
  const { locale, services } = c.var;
  const t = subscribeTexts[locale].faults;
  const body = await readForm(c);
  const language = body.text(fields.language);
  const typed: Typed = {
    email: body.line(fields.email),
    language: isLocale(language) ? language : locale,
    query: subscribedQuery(body.text(fields.query)),
    madeAt: madeAtOf(body.text(trapFields.madeAt), services.now()),
  };
  if (!looksLikeEmail(typed.email)) return show(c, typed, { errors: [{ href: `#${fields.email}`, message: typed.email === '' ? t.missing : t.wrong }] }, 422);
  if (trapped({ madeAt: body.text(trapFields.madeAt), decoy: body.text(trapFields.decoy) }, services.now()) !== undefined) return show(c, typed, { refused: t.trap }, 422);
  if (!(await mayAsk(c, typed.email))) return show(c, typed, { refused: t.often }, 429);
  const secret = newSecret();
  await subscribe({ ...ctxOf(c), actor: linkActor(secret) }, { ...typed, path: href(typed.language, subscriptionPath(secret)) });
  return c.redirect(`${href(locale, subscribePath)}?ok=sendt`, 303);
}

interface Answer {
  readonly errors?: readonly FieldError[];
  readonly refused?: string;
}
function show(c: AppContext, typed: Typed, { errors = [], refused }: Answer = {}, status = 200): Response {
  const { locale, services } = c.var;
  const t = subscribeTexts[locale];
  return respond(
    c,
    {
      title: t.title,
      breadcrumbs: [{ label: bankName(c), path: '/idebanken' }],
      current: '/idebanken',
      robots: 'noindex',
      script: errors.length > 0,
      children: (
        <div className="k-stack k-stack--lg k-measure">
          {errors.length > 0 && <ErrorSummary title={t.summary} errors={errors} />}
          {refused !== undefined && (
            <Message tone="warning" role="alert">
              {refused}
            </Message>
          )}
          <div className="k-stack">
            <Heading level={1} size="lg">
              {t.title}
            </Heading>
            <p>{t.lead}</p>
          </div>
          <form method="post" action={href(locale, subscribePath)} className="k-stack" noValidate>
            <div>
              <p className="ds-label">{t.about}</p>
              <p>{searchInWords(services.definitions, locale, typed.query, services.now()) || t.all}</p>
              <p className="k-quiet k-small">{t.otherSearch}</p>
            </div>
            <input type="hidden" name={fields.query} value={typed.query} />
            <TrapFields madeAt={typed.madeAt} label={t.decoy} />
            <TextField
              id={fields.email}
              name={fields.email}
              type="email"
              inputMode="email"
              autoComplete="email"
              label={t.email}
              help={t.emailHelp}
              value={typed.email}
              error={messageFor(errors, fields.email)}
            />
            <LanguageField locale={locale} value={typed.language} />
            <div>
              <Button>{t.send}</Button>
            </div>
          </form>
        </div>
      ),
    },
    status,
  );
}

export const LanguageField = ({ locale, value }: { locale: Locale; value: Locale }): ReactNode => {
  const t = subscribeTexts[locale];
  return <SelectField id={fields.language} name={fields.language} label={t.language} value={value} options={locales.map((l) => ({ value: l, label: t.languages[l] }))} />;
};

/** What is said when it is done, and nothing else. */
export function showSaid(c: AppContext, { title, text, more }: { readonly title: string; readonly text: string; readonly more?: string }, status = 200): Response {
  const t = subscribeTexts[c.var.locale];
  return respond(
    c,
    {
      title,
      breadcrumbs: [{ label: bankName(c), path: '/idebanken' }],
      current: '/idebanken',
      robots: 'noindex',
      children: (
        <div className="k-stack k-measure">
          <Heading level={1} size="lg">
            {title}
          </Heading>
          <p>{text}</p>
          {more !== undefined && <p className="k-quiet">{more}</p>}
          <div>
            <ButtonLink variant="secondary" href={href(c.var.locale, '/idebanken')}>
              {t.backToBank(bankName(c))}
            </ButtonLink>
          </div>
        </div>
      ),
    },
    status,
  );
}
function showSent(c: AppContext): Response {
  const t = subscribeTexts[c.var.locale];
  return showSaid(c, { title: t.sentTitle, text: t.sent, more: t.sentHelp });
}
