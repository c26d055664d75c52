import type { ReactNode } from 'react';
import type { AppContext, Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { href, isLocale, langOf, textIn } from '../../../../platform/locale.ts';
import { keepPrivate, linkCtx, secretOf } from '../../../../platform/private-page.server.ts';
import { Button, Choice, Question, TextField } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { readForm } from '../../../../ui/posted-form.ts';
import { respond } from '../../../../ui/respond.tsx';
import { parseSearch, searchQuery } from '../../idea-search.ts';
import { stopPath, subscribePath, subscriptionPath } from '../../inside/subscribe/subscription.ts';
import type { Subscription } from '../../inside/subscribe/subscription.ts';
import { searchInWords } from '../../inside/subscribe/search-in-words.ts';
import { changeSubscription, confirmSubscription, findOwnSubscription, stopSubscription } from '../../subscriptions.server.ts';
import { bankName } from '../sender/bank-name.ts';
import { LanguageField, showSaid } from './subscribe-page.tsx';
import { subscribeTexts } from './subscribe-texts.ts';

const fields = { words: 'q', theme: 'tema', language: 'sprak' } as const;

interface Own {
  readonly secret: string;
  readonly ctx: Ctx;
  /** Undefined when it was stopped, or never was. */
  readonly own: Subscription | undefined;
}
async function ownOf(c: AppContext): Promise<Own> {
  const secret = secretOf(c);
  keepPrivate(c);
  const ctx = linkCtx(c, secret);
  return { secret, ctx, own: await findOwnSubscription(ctx) };
}
const at = (c: AppContext, secret: string, rest = ''): string => href(c.var.locale, subscriptionPath(secret)) + rest;

/** GET: how it stands. Looking changes nothing: programs for mail open every link. */
export async function getOwn(c: AppContext): Promise<Response> {
  const { secret, own } = await ownOf(c);
  if (!own) throw new AppError('not-found');
  return show(c, secret, own);
}

export async function postConfirm(c: AppContext): Promise<Response> {
  const { secret, ctx, own } = await ownOf(c);
  if (!own) throw new AppError('not-found');
  await confirmSubscription(ctx);
  return c.redirect(at(c, secret, '?ok=bekreftet'), 303);
}

export async function postChange(c: AppContext): Promise<Response> {
  const { secret, ctx, own } = await ownOf(c);
  if (!own) throw new AppError('not-found');
  const body = await readForm(c);
  const language = body.text(fields.language);
  const known = c.var.services.definitions.ideas.themes.map((theme) => theme.id);
  // What else the search had stays as it was.
  const changed = { ...parseSearch(own.query), q: body.line(fields.words), themes: body.all(fields.theme).filter((id) => known.includes(id)) };
  const wanted = { query: searchQuery(changed), language: isLocale(language) ? language : own.language };
  const result = await changeSubscription(ctx, { ...wanted, path: href(wanted.language, subscriptionPath(secret)) });
  if (result.ok) return c.redirect(at(c, secret, '?ok=endret'), 303);
  return show(c, secret, { ...own, ...wanted }, { refused: subscribeTexts[c.var.locale].own.haveAlready }, 409);
}

/** Where a program for mail posts by itself there is nobody to ask, and nowhere to lead on to. Stopped already is stopped. */
export async function postStop(c: AppContext): Promise<Response> {
  const { ctx } = await ownOf(c);
  const byProgram = (await c.req.formData()).get('List-Unsubscribe') === 'One-Click';
  await stopSubscription(ctx);
  return byProgram ? c.text('', 200) : c.redirect(`${href(c.var.locale, subscribePath)}/stoppet`, 303);
}
/** The same address looked at: one press, and still nothing is changed by looking. */
export async function getStop(c: AppContext): Promise<Response> {
  const { secret, own } = await ownOf(c);
  return own ? showStop(c, secret, own) : getStopped(c);
}
export function getStopped(c: AppContext): Response {
  const t = subscribeTexts[c.var.locale];
  return showSaid(c, { title: t.stoppedTitle, text: t.stopped });
}

function showStop(c: AppContext, secret: string, own: Subscription): Response {
  const t = subscribeTexts[c.var.locale];
  return respond(c, {
    title: t.own.stop,
    breadcrumbs: [{ label: bankName(c), path: '/idebanken' }],
    current: '/idebanken',
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg k-measure">
        <Heading level={1} size="lg">
          {t.own.stop}
        </Heading>
        <Facts c={c} own={own} />
        <Stop c={c} secret={secret} alone />
      </div>
    ),
  });
}

function show(c: AppContext, secret: string, own: Subscription, { refused }: { readonly refused?: string } = {}, status = 200): Response {
  const { locale } = c.var;
  const t = subscribeTexts[locale];
  const confirmed = own.confirmedAt !== undefined;
  const title = confirmed ? t.own.title : t.own.confirmTitle;
  const ok = status === 200 ? (c.req.query('ok') ?? '') : '';
  const done = Object.hasOwn(t.done, ok) ? t.done[ok as keyof typeof t.done] : undefined;
  return respond(
    c,
    {
      title,
      breadcrumbs: [{ label: bankName(c), path: '/idebanken' }],
      current: '/idebanken',
      robots: 'noindex',
      children: (
        <div className="k-stack k-stack--lg k-measure">
          {refused !== undefined && (
            <Message tone="warning" role="alert">
              {refused}
            </Message>
          )}
          <Heading level={1} size="lg">
            {title}
          </Heading>
          {done !== undefined && (
            <Message tone="success" role="status">
              {done}
            </Message>
          )}
          <Facts c={c} own={own} />
          {confirmed ? <Change c={c} secret={secret} own={own} /> : <Confirm c={c} secret={secret} />}
          <Stop c={c} secret={secret} />
        </div>
      ),
    },
    status,
  );
}

function Facts({ c, own }: { c: AppContext; own: Subscription }): ReactNode {
  const { locale, services } = c.var;
  const t = subscribeTexts[locale];
  const rows: [string, string][] = [
    [t.own.to, own.email],
    [t.own.about, searchInWords(services.definitions, locale, own.query, services.now()) || t.all],
    [t.own.language, t.languages[own.language]],
    [t.own.when, t.own.monday],
  ];
  return (
    <div className="k-stack">
      <dl className="k-pairs">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a className="ds-link k-tap" href={href(locale, own.query === '' ? '/idebanken' : `/idebanken?${own.query}`)}>
          {t.own.see}
        </a>
      </p>
    </div>
  );
}

const Confirm = ({ c, secret }: { c: AppContext; secret: string }): ReactNode => {
  const t = subscribeTexts[c.var.locale].own;
  return (
    <form method="post" action={at(c, secret, '/bekreft')} className="k-stack">
      <p>{t.confirmLead}</p>
      <div>
        <Button>{t.confirm}</Button>
      </div>
    </form>
  );
};

function Change({ c, secret, own }: { c: AppContext; secret: string; own: Subscription }): ReactNode {
  const { locale, services } = c.var;
  const t = subscribeTexts[locale].own;
  const search = parseSearch(own.query);
  return (
    <form method="post" action={at(c, secret)} className="k-stack">
      <Heading level={2} size="sm">
        {t.change}
      </Heading>
      <TextField id={fields.words} name={fields.words} label={t.words} help={t.wordsHelp} value={search.q} />
      <Question legend={t.themes} level={0} help={t.themesHelp}>
        {services.definitions.ideas.themes.map(({ id, label }) => (
          <Choice
            key={id}
            type="checkbox"
            id={`${fields.theme}-${id}`}
            name={fields.theme}
            value={id}
            label={textIn(label, locale)}
            lang={langOf(label, locale) === locale ? undefined : langOf(label, locale)}
            checked={search.themes.includes(id)}
          />
        ))}
      </Question>
      <LanguageField locale={locale} value={own.language} />
      <div>
        <Button variant="secondary">{t.save}</Button>
      </div>
    </form>
  );
}

const Stop = ({ c, secret, alone = false }: { c: AppContext; secret: string; alone?: boolean }): ReactNode => {
  const t = subscribeTexts[c.var.locale].own;
  return (
    <form method="post" action={at(c, secret, stopPath)} className="k-stack">
      <p className="k-quiet">{t.stopLead}</p>
      <div>
        <Button variant={alone ? 'primary' : 'tertiary'} color="danger">
          {t.stop}
        </Button>
      </div>
    </form>
  );
};
