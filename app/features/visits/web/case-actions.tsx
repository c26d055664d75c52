import type { ReactNode } from 'react';
import { formatNumber, href, norwegianDay } from '../../../platform/locale.ts';
import { Button, SelectField, TextArea } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { freePlaces } from '../visit.ts';
import { SumUp } from './case-sum-up.tsx';
import { deedHref, queueText, triedOf } from './case-parts.tsx';
import type { CaseProps, Deed } from './case-parts.tsx';
import { actionTexts } from './action-texts.ts';
import { centreTexts } from './centre-texts.ts';
import { messageFor } from '../../../ui/posted-form.ts';
import { Fold } from '../../../ui/facts.tsx';
import { EnterSends, LinesField, MunicipalityList } from './lines-field.tsx';
import { readLines, typedFrom } from './lines.ts';
import { activeCentres } from './request-find.tsx';
import { readTime, TimeFields, typedTime } from './time-fields.tsx';

/** What is next stands open; what is also possible is folded away. */
export function CaseActions(props: CaseProps): ReactNode {
  const { c, the } = props;
  const t = centreTexts[c.var.locale];
  const { may } = the;
  const any = may.propose || may.approve || may.putInQueue || may.decline || may.cancel || may.changeTime || may.changeNumbers || may.sumUp || may.sayNobodyCame;
  const summed = the.visit.state === 'summed-up';
  if (!any && !summed) return null;
  return (
    <section className="k-stack" aria-labelledby="gjor">
      <Heading level={2} size="xs" id="gjor">
        {t.next}
      </Heading>
      {(may.sumUp || may.sayNobodyCame) && <SumUp {...props} />}
      {summed && (
        <p className="k-visitpart">
          <a className="ds-link k-tap" href={href(c.var.locale, `/idebanken/ny?fra=visit:${the.visit.number}`)}>
            {actionTexts[c.var.locale].sum.makeIdea}
          </a>{' '}
          <span className="k-quiet k-small">{actionTexts[c.var.locale].sum.makeIdeaHelp}</span>
        </p>
      )}
      {may.approve && <Approve {...props} />}
      {may.putInQueue && (
        <form method="post" action={deedHref(props, 'ko')} className="k-visitpart">
          <Button variant="secondary">{actionTexts[c.var.locale].putInQueue.button}</Button>
          <p className="k-quiet k-small">{actionTexts[c.var.locale].putInQueue.help}</p>
        </form>
      )}
      {may.propose && <Propose {...props} />}
      {may.changeTime && <ChangeTime {...props} />}
      {may.changeNumbers && <ChangeNumbers {...props} />}
      {may.decline && <Decline {...props} />}
      {may.cancel && <Cancel {...props} />}
    </section>
  );
}

function Approve(props: CaseProps): ReactNode {
  const { c, the } = props;
  const { locale } = c.var;
  const t = centreTexts[locale];
  return (
    <form method="post" action={deedHref(props, 'godta')} className="k-visitpart">
      {the.day && <p>{actionTexts[locale].approve.help(formatNumber(locale, Math.max(0, freePlaces(the.day))))}</p>}
      {the.queue.length > 0 && (
        <p className="k-quiet k-small">
          {t.queue}: {queueText(c, the)}
        </p>
      )}
      <p>
        <Button>{actionTexts[locale].approve.button}</Button>
      </p>
    </form>
  );
}

function Message({ props, deed, id, label }: { props: CaseProps; deed: Deed; id: string; label: string }): ReactNode {
  const tried = triedOf(props, deed);
  return <TextArea id={id} name="tekst" label={label} rows={3} value={tried?.body?.text('tekst')} error={messageFor(tried?.errors ?? [], id)} />;
}

function Propose(props: CaseProps): ReactNode {
  const { c, the } = props;
  const t = actionTexts[c.var.locale].propose;
  const tried = triedOf(props, 'foresla');
  const typed = tried?.body ? readTime(tried.body, 'forslag-') : typedTime(the.visit.startsAt, the.visit.endsAt, the.visit.place);
  const first = the.visit.state === 'requested' && the.visit.dayId === null;
  const form = (
    <form method="post" action={deedHref(props, 'foresla')} noValidate className="k-stack">
      <p className="k-quiet">{t.help}</p>
      <TimeFields locale={c.var.locale} prefix="forslag-" typed={typed} errors={tried?.errors ?? []} />
      <Message props={props} deed="foresla" id="forslag-tekst" label={t.text} />
      <p>
        <Button variant={first ? 'primary' : 'secondary'}>{t.button}</Button>
      </p>
    </form>
  );
  return (
    <Fold title={first ? t.title : t.again} open={first || tried !== undefined}>
      {form}
    </Fold>
  );
}

function ChangeTime(props: CaseProps): ReactNode {
  const { c, the } = props;
  const t = actionTexts[c.var.locale].time;
  const tried = triedOf(props, 'endre-tid');
  const typed = tried?.body ? readTime(tried.body, 'tid-') : typedTime(the.visit.startsAt, the.visit.endsAt, the.visit.place);
  return (
    <Fold title={t.title} open={tried !== undefined}>
      <form method="post" action={deedHref(props, 'endre-tid')} noValidate className="k-stack">
        <p className="k-quiet">{t.help}</p>
        <TimeFields locale={c.var.locale} prefix="tid-" typed={typed} errors={tried?.errors ?? []} />
        <Message props={props} deed="endre-tid" id="tid-tekst" label={t.text} />
        <p>
          <Button variant="secondary">{t.button}</Button>
        </p>
      </form>
    </Fold>
  );
}

function ChangeNumbers(props: CaseProps): ReactNode {
  const { c, the } = props;
  const { locale, services } = c.var;
  const t = actionTexts[locale].numbers;
  const tried = triedOf(props, 'antall');
  const facts = { c, on: norwegianDay(services.now()) };
  const lines = tried?.body ? readLines(tried.body) : typedFrom(the.visit.lines, facts);
  return (
    <Fold title={t.title} open={tried !== undefined}>
      <form method="post" action={deedHref(props, 'antall')} noValidate className="k-stack">
        <EnterSends />
        <MunicipalityList facts={facts} />
        <LinesField facts={facts} lines={lines} errors={tried?.errors ?? []} action={deedHref(props, 'antall')} legend={t.title} level={0} help={t.help} />
        <p>
          <Button variant="secondary">{t.button}</Button>
        </p>
      </form>
    </Fold>
  );
}

function Decline(props: CaseProps): ReactNode {
  const { c, the } = props;
  const t = actionTexts[c.var.locale].decline;
  const tried = triedOf(props, 'avsla');
  const others = activeCentres(c).filter((o) => o.value !== the.visit.centreId);
  return (
    <Fold title={t.title} open={tried !== undefined}>
      <form method="post" action={deedHref(props, 'avsla')} noValidate className="k-stack">
        <Message props={props} deed="avsla" id="avslag-tekst" label={t.text} />
        <SelectField id="avslag-sentral" name="sentral" label={t.suggest} value={tried?.body?.text('sentral')} options={[{ value: '', label: t.none }, ...others]} />
        <p>
          <Button variant="secondary" color="danger">
            {t.button}
          </Button>
        </p>
      </form>
    </Fold>
  );
}

function Cancel(props: CaseProps): ReactNode {
  const t = actionTexts[props.c.var.locale].cancel;
  const tried = triedOf(props, 'avlys');
  return (
    <Fold title={t.title} open={tried !== undefined}>
      <form method="post" action={deedHref(props, 'avlys')} noValidate className="k-stack">
        <p className="k-quiet">{t.help}</p>
        <Message props={props} deed="avlys" id="avlys-tekst" label={t.text} />
        <p>
          <Button variant="secondary" color="danger">
            {t.button}
          </Button>
        </p>
      </form>
    </Fold>
  );
}

/** Stands at the end of the conversation. */
export function WriteToGroup(props: CaseProps): ReactNode {
  const { c, the } = props;
  const t = actionTexts[c.var.locale].message;
  const tried = triedOf(props, 'melding');
  if (!the.may.sendMessage) return the.contact && the.contact.email === null ? <p className="k-quiet">{t.noAddress}</p> : null;
  return (
    <form method="post" action={deedHref(props, 'melding')} noValidate className="k-stack">
      <TextArea id="melding" name="tekst" label={t.title} help={t.help} rows={4} value={tried?.body?.text('tekst')} error={messageFor(tried?.errors ?? [], 'melding')} />
      <p>
        <Button variant="secondary">{t.button}</Button>
      </p>
    </form>
  );
}
