import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href, locales, norwegianDay, textIn } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button, Choice, Question, SelectField, TextArea, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { languageNames } from '../../../ui/texts.ts';
import { requireCentre } from '../../access/access.server.ts';
import { registerEnquiry } from '../enquiries.server.ts';
import { offeredIn } from '../enquiry.ts';
import { enquiryTexts } from '../texts.ts';
import { bodyOf, casePath, deskCrumbs, inboxPath } from './desk-request.ts';
import { deskTexts } from './desk-texts.ts';
import { MunicipalityField, TopicTiles } from './fields.tsx';
import { ownChannels, readRegistration, typedRegistration, untyped } from './register-input.ts';
import type { RegisterFault, RegisterTyped } from './register-input.ts';

const registerPath = `${inboxPath}/registrer`;

/** What came by telephone, mail or in a meeting, in under a minute on a phone. */
export function getRegisterPage(c: AppContext): Response {
  requireCentre(c);
  return show(c, untyped(c), []);
}

export async function postRegisterPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const typed = typedRegistration(await bodyOf(c));
  const read = readRegistration(c, centreId, typed);
  if (!read.ok) return show(c, typed, read.faults);
  const result = await registerEnquiry(ctxOf(c), read.input);
  if (result.ok) return c.redirect(href(c.var.locale, casePath(result.number, undefined)) + '?gjort=registrert', 303);
  return show(c, typed, [result.reason === 'no-address' ? { field: 'epost', word: 'no-address' } : { field: 'dato', word: 'askedOn' }]);
}

interface Part {
  c: AppContext;
  typed: RegisterTyped;
  fault: (field: string) => string | undefined;
}

/** Where a fault's link leads: to the first of several choices. */
const target = (c: AppContext, field: string): string => {
  const first = { kanal: 'kanal-phone', besvart: 'besvart-nei', tema: `tema-${offeredTopics(c)[0]?.id ?? ''}` } as Readonly<Record<string, string>>;
  return `#${first[field] ?? field}`;
};
const offeredTopics = (c: AppContext) => offeredIn(c.var.services.definitions.enquiries.topics, Number(norwegianDay(c.var.services.now()).slice(0, 4)));

function show(c: AppContext, typed: RegisterTyped, faults: readonly RegisterFault[]): Response {
  const { locale } = c.var;
  const t = deskTexts[locale].register;
  const fault = (field: string): string | undefined => {
    const found = faults.find((f) => f.field === field);
    return found && t.fault[found.word];
  };
  const parts = { c, typed, fault };
  return respond(
    c,
    {
      title: t.title,
      current: inboxPath,
      robots: 'noindex',
      breadcrumbs: deskCrumbs(c),
      width: 'form',
      script: faults.length > 0,
      children: (
        <div className="k-stack k-stack--lg k-register">
          {faults.length > 0 && <ErrorSummary title={deskTexts[locale].faults} errors={faults.map((f) => ({ href: target(c, f.field), message: t.fault[f.word] }))} />}
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <p className="k-quiet">{t.lead}</p>
          <form method="post" action={href(locale, registerPath)} noValidate className="k-stack k-stack--lg">
            <input type="hidden" name="nokkel" value={typed.key} />
            <Asked {...parts} />
            <Answered {...parts} />
            <MoreAbout {...parts} open={['dato', 'epost', 'sporsmal'].some((field) => fault(field) !== undefined)} />
            <p>
              <Button>{t.submit}</Button>
            </p>
          </form>
        </div>
      ),
    },
    faults.length > 0 ? 422 : 200,
  );
}

function Asked({ c, typed, fault }: Part): ReactNode {
  const { locale, services } = c.var;
  const t = deskTexts[locale].register;
  const today = norwegianDay(services.now());
  const { channel } = enquiryTexts[locale];
  const workplaces = offeredIn(services.definitions.enquiries.workplaces, Number(today.slice(0, 4)));
  return (
    <>
      <TopicTiles
        c={c}
        id="kanal"
        name="kanal"
        type="radio"
        legend={t.channel}
        choices={ownChannels.map((one) => ({ id: one, label: { nb: channel[one], nn: channel[one], en: channel[one] } }))}
        chosen={[typed.channel]}
        error={fault('kanal')}
      />
      <MunicipalityField c={c} id="kommune" name="kommune" label={t.municipality} help={t.municipalityHelp} on={today} value={typed.municipality} error={fault('kommune')} />
      <TextField id="gjelder" name="gjelder" label={t.subject} help={t.subjectHelp} value={typed.subject} error={fault('gjelder')} maxLength={120} autoComplete="off" required />
      <TextField id="navn" name="navn" label={t.name} value={typed.name} error={fault('navn')} maxLength={100} autoComplete="off" required />
      <TopicTiles c={c} id="tema" name="tema" legend={t.topics} choices={offeredTopics(c)} chosen={typed.topics} error={fault('tema')} />
      <SelectField
        id="arbeidssted"
        name="arbeidssted"
        label={t.workplace}
        value={typed.workplace}
        error={fault('arbeidssted')}
        options={[{ value: '', label: t.chooseWorkplace }, ...workplaces.map((w) => ({ value: w.id, label: textIn(w.label, locale) }))]}
      />
    </>
  );
}

function Answered({ c, typed, fault }: Part): ReactNode {
  const t = deskTexts[c.var.locale].register;
  const error = fault('besvart') === undefined ? undefined : 'besvart-feil';
  return (
    <Question legend={t.answered} level={0} id="besvart" error={fault('besvart')}>
      <div className="k-options">
        <Choice type="radio" id="besvart-nei" name="besvart" value="nei" label={t.notYet} checked={typed.answered === 'nei'} error={error} />
        <Choice type="radio" id="besvart-ja" name="besvart" value="ja" label={t.already} checked={typed.answered === 'ja'} error={error}>
          <div className="k-inner" data-when="checked">
            <TextArea id="svar" name="svar" label={t.answer} help={t.answerHelp} value={typed.answer} error={fault('svar')} rows={3} maxLength={20_000} />
          </div>
        </Choice>
      </div>
    </Question>
  );
}

function MoreAbout({ c, typed, fault, open }: Part & { open: boolean }): ReactNode {
  const { locale, services } = c.var;
  const t = deskTexts[locale].register;
  const filled = [typed.text, typed.email, typed.phone, typed.workplaceName].some((text) => text !== '');
  return (
    <details className="ds-details" open={open || filled}>
      <summary>{t.more}</summary>
      <div className="k-stack k-stack--lg">
        <TextField id="dato" name="dato" type="date" label={t.askedOn} value={typed.askedOn} error={fault('dato')} max={norwegianDay(services.now())} />
        <TextArea id="sporsmal" name="sporsmal" label={t.text} value={typed.text} error={fault('sporsmal')} rows={4} maxLength={20_000} />
        <TextField id="epost" name="epost" type="email" label={t.email} value={typed.email} error={fault('epost')} maxLength={254} autoComplete="off" />
        <Choice type="checkbox" id="lenke" name="lenke" value="ja" label={t.sendLink} checked={typed.sendLink} />
        <TextField id="telefon" name="telefon" type="tel" label={t.phone} value={typed.phone} error={fault('telefon')} maxLength={30} autoComplete="off" />
        <TextField
          id="arbeidsstedsnavn"
          name="arbeidsstedsnavn"
          label={t.workplaceName}
          value={typed.workplaceName}
          error={fault('arbeidsstedsnavn')}
          maxLength={120}
          autoComplete="off"
        />
        <SelectField id="sprak" name="sprak" label={t.language} value={typed.language} options={locales.map((l) => ({ value: l, label: languageNames[l] }))} />
      </div>
    </details>
  );
}
