import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { href } from '../../../../platform/locale.ts';
import { ErrorSummary } from '../../../../ui/error-summary.tsx';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { Button, ButtonLink, Choice, Question, TextArea, TextField } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { messageFor } from '../../../../ui/posted-form.ts';
import { respond } from '../../../../ui/respond.tsx';
import { TrapFields } from '../../../../ui/trap-fields.tsx';
import { writingAttributes } from '../../../../ui/writing.tsx';
import { longest, standards } from '../../idea.ts';
import type { Standard } from '../../idea.ts';
import { bankName } from '../sender/bank-name.ts';
import { holdersOf } from './holders.ts';
import type { HolderChoice } from './holders.ts';
import { originText } from './starting.ts';
import type { Origin } from './starting.ts';
import { newPath } from './write-paths.ts';
import { writeTexts } from './write-texts.ts';

export interface NewShown {
  readonly once: string;
  /** `centre:ID` or `municipality:CODE`. */
  readonly holder: string;
  readonly language: Standard;
  readonly title: string;
  readonly gist: string;
  readonly name: string;
  readonly email: string;
  readonly madeAt: string;
  readonly origin?: Origin | undefined;
  /** The form for those without an account was sent. */
  readonly byMail?: boolean | undefined;
  readonly stopped?: string | undefined;
  readonly errors: readonly FieldError[];
}

/** Where writing begins: signed in with a press, without an account by mail. */
export function showNew(c: AppContext, shown: NewShown, status = 200): Response {
  const { locale, actor } = c.var;
  const t = writeTexts[locale];
  const signedIn = actor.kind === 'person';
  const choices = signedIn ? holdersOf(c, shown.origin) : [];
  c.header('cache-control', 'no-store');
  return respond(
    c,
    {
      title: t.start.title,
      description: t.start.lead,
      breadcrumbs: [{ label: bankName(c), path: '/idebanken' }],
      current: '/idebanken',
      width: 'form',
      robots: 'noindex',
      // Without an account it is a short form: its script is needed where something is to be found again.
      script: signedIn || shown.errors.length > 0,
      faulty: shown.errors.length > 0,
      children: (
        <>
          {shown.errors.length > 0 && <ErrorSummary title={t.form.summary(shown.errors.length)} errors={shown.errors} note={t.form.keptNote} />}
          <div className="k-stack k-stack--lg">
            <Heading level={1} size="lg">
              {t.start.title}
            </Heading>
            <p className="k-lead">{t.start.lead}</p>
            {choices.length > 0 && !shown.byMail ? <SignedInForm c={c} shown={shown} choices={choices} /> : <Without c={c} shown={shown} signedIn={signedIn} />}
          </div>
        </>
      ),
    },
    status,
  );
}

interface Props {
  readonly c: AppContext;
  readonly shown: NewShown;
}

function SignedInForm({ c, shown, choices }: Props & { choices: readonly HolderChoice[] }): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale].start;
  const { origin, errors } = shown;
  return (
    <form method="post" action={href(locale, newPath)} noValidate {...writingAttributes(locale)}>
      <input type="hidden" name="nokkel" value={shown.once} />
      {origin && <input type="hidden" name="fra" value={originText(origin)} />}
      {origin && (
        <Message tone="info" title={t.from[origin.kind]}>
          {t.fromHelp}
        </Message>
      )}
      {choices.length > 1 && (
        <Question legend={t.holder} help={t.holderHelp} level={0} error={messageFor(errors, 'hvem-0')}>
          <div className="k-options">
            {choices.map((choice, i) => (
              <Choice key={choice.value} type="radio" id={`hvem-${i}`} name="hvem" value={choice.value} label={choice.label} checked={shown.holder === choice.value} />
            ))}
          </div>
        </Question>
      )}
      <TextField id="tittel" name="tittel" label={t.name} help={t.nameHelp} value={shown.title} error={messageFor(errors, 'tittel')} letters={longest.title} autoComplete="off" />
      <Languages c={c} language={shown.language} />
      <p className="k-block">
        <Button>{t.begin}</Button>
      </p>
    </form>
  );
}

function Languages({ c, language }: { c: AppContext; language: Standard }): ReactNode {
  const t = writeTexts[c.var.locale].start;
  return (
    <Question legend={t.language} level={0}>
      <div className="k-options k-options--row">
        {standards.map((standard, i) => (
          <Choice key={standard} type="radio" id={`malform-${i}`} name="malform" value={standard} label={t.languages[standard]} checked={language === standard} />
        ))}
      </div>
    </Question>
  );
}

function Without({ c, shown, signedIn }: Props & { signedIn: boolean }): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale];
  return (
    <>
      {signedIn ? (
        <Message tone="info" title={t.mine.nobody}>
          {t.mine.nobodyText}
        </Message>
      ) : (
        <section className="k-now k-stack k-stack--s" aria-labelledby="konto">
          <Heading level={2} size="xs" id="konto">
            {t.start.signIn}
          </Heading>
          <p>{t.start.signInText}</p>
          <p>
            <ButtonLink variant="secondary" href={`${href(locale, '/logg-inn')}?til=${encodeURIComponent(href(locale, newPath))}`}>
              {t.start.signInButton}
            </ButtonLink>
          </p>
        </section>
      )}
      <section className="k-stack" aria-labelledby="uten">
        <Heading level={2} size="sm" id="uten">
          {t.start.byMail}
        </Heading>
        <p>{t.start.byMailText}</p>
        {shown.stopped !== undefined && (
          <Message tone="warning" role="alert">
            {shown.stopped}
          </Message>
        )}
        <MailForm c={c} shown={shown} />
      </section>
    </>
  );
}

function MailForm({ c, shown }: Props): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale];
  const field = (id: string) => ({ id, name: id, error: messageFor(shown.errors, id) });
  return (
    <form method="post" action={href(locale, newPath)} noValidate {...writingAttributes(locale)}>
      <input type="hidden" name="nokkel" value={shown.once} />
      <input type="hidden" name="vei" value="epost" />
      <TrapFields madeAt={shown.madeAt} label={t.start.trap} />
      <div className="k-stack k-stack--lg">
        <TextField {...field('navn')} label={t.start.yourName} help={t.start.yourNameHelp} value={shown.name} autoComplete="name" maxLength={100} />
        <TextField {...field('epost')} label={t.start.email} help={t.start.emailHelp} value={shown.email} type="email" inputMode="email" autoComplete="email" maxLength={254} />
        <TextField {...field('tittel')} label={t.start.name} help={t.start.nameHelp} value={shown.title} letters={longest.title} autoComplete="off" />
        <TextArea {...field('kort')} label={t.start.gist} help={t.start.gistHelp} value={shown.gist} letters={longest.gist} rows={2} />
        <Languages c={c} language={shown.language} />
        <p className="k-quiet k-small">
          {t.start.kept}{' '}
          <a className="ds-link" href={href(locale, '/personvern')}>
            {t.start.privacy}
          </a>
        </p>
        <p>
          <Button>{t.start.send}</Button>
        </p>
      </div>
    </form>
  );
}

/** The letter is under way. Whose address it was is told to nobody who comes here. */
export function getSentPage(c: AppContext): Response {
  const { locale } = c.var;
  const t = writeTexts[locale].start;
  return respond(c, {
    title: t.sentTitle,
    breadcrumbs: [{ label: bankName(c), path: '/idebanken' }],
    current: '/idebanken',
    robots: 'noindex',
    width: 'form',
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.sentTitle}
        </Heading>
        <p className="k-lead" role="status">
          {t.sentText}
        </p>
        <p className="k-quiet">{t.sentHelp}</p>
        <p>
          <a className="ds-link k-tap" href={href(locale, newPath)}>
            {t.another}
          </a>
        </p>
      </div>
    ),
  });
}
