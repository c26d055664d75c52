import type { ReactNode } from 'react';
import { Button, ButtonLink, SelectField, TextArea, TextField } from '../../../ui/fields.tsx';
import { Fold } from '../../../ui/facts.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { isActiveAt } from '../../scheme/scheme.ts';
import { asksItself, hoursLeft, partOf } from '../assignment.ts';
import type { PartState } from '../assignment.ts';
import { limits } from '../faults.ts';
import { deedHref, editHref, fieldOf, isTried } from './attempt.ts';
import type { Deed, OneProps } from './attempt.ts';
import { isOfficerDesk, todayOf } from './desk.ts';
import { pageTexts } from './texts.ts';
import { hoursText, whoText } from './words.tsx';

/** What whoever looks can do now: the likeliest first and open, the rest behind a press. */
export function OneActions(props: OneProps): ReactNode {
  const { c, the } = props;
  const { may } = the;
  const t = pageTexts[c.var.locale];
  const folds = [may.share, may['pass-on'], may.decline, may.ask, may.close].includes(true);
  return (
    <>
      {may.take && <Take {...props} />}
      {may.finish && <Finish {...props} />}
      {folds && (
        <div>
          {may.share && <Share {...props} />}
          {may['pass-on'] && <PassOn {...props} />}
          {may.decline && <Decline {...props} />}
          {may.ask && <AskAnother {...props} />}
          {may.close && <Close {...props} />}
        </div>
      )}
      {may.change && (
        <p>
          <ButtonLink variant="tertiary" href={editHref(props)}>
            {t.one.edit}
          </ButtonLink>
        </p>
      )}
      {may.reopen && (
        <form method="post" action={deedHref(props, 'apne')} className="k-stack k-stack--s">
          <p className="k-quiet k-small">{t.reopen.help}</p>
          <div>
            <Button variant="secondary">{t.reopen.button}</Button>
          </div>
        </form>
      )}
    </>
  );
}

const HoursField = ({ props, deed, label, help, begins }: { props: OneProps; deed: Deed; label: string; help: string; begins: number | null }): ReactNode => (
  <TextField
    {...fieldOf(props, deed, 'timer', begins === null ? '' : String(begins))}
    label={label}
    help={help}
    inputMode="numeric"
    className="k-lognumber"
    maxLength={10}
    autoComplete="off"
  />
);
const Word = ({ props, deed, label, required }: { props: OneProps; deed: Deed; label: string; required?: boolean }): ReactNode => (
  <TextArea {...fieldOf(props, deed, 'ord')} label={label} rows={2} maxLength={limits.word} required={required} />
);

/** Taken with one press: the hours are a guess of ours, and may be emptied. */
function Take(props: OneProps): ReactNode {
  const { c, desk, the } = props;
  const t = pageTexts[c.var.locale].take;
  const { assignment } = the;
  const own = partOf(assignment, desk.centreId);
  const asked = own?.state === 'asked' ? own : undefined;
  return (
    <section className={asked ? 'k-wait k-stack' : 'k-stack'} aria-labelledby="kan-dere">
      <Heading level={2} size="sm" id="kan-dere">
        {asked ? t.asked(whoText(c, asked.askedBy ?? '')) : t.title}
      </Heading>
      {asked && asked.word !== '' && <p>«{asked.word}»</p>}
      <form method="post" action={deedHref(props, 'ta')} noValidate className="k-stack">
        <input type="hidden" name="versjon" value={assignment.version} />
        <HoursField props={props} deed="ta" label={t.hours} help={t.hoursHelp} begins={own?.hours ?? hoursLeft(assignment)} />
        <div>
          <Button>{t.button}</Button>
        </div>
      </form>
    </section>
  );
}

/** Filled in beforehand: on the date, or today when that is later, with the title and the hours that are known. */
function Finish(props: OneProps): ReactNode {
  const { c, desk, the } = props;
  const { locale } = c.var;
  const [t, one] = [pageTexts[locale].finish, pageTexts[locale].one];
  const { assignment } = the;
  const today = todayOf(c);
  const own = partOf(assignment, desk.centreId);
  const first = assignment.activityId === null;
  const field = (name: string, begins = '') => ({ ...fieldOf(props, 'ferdig', name, begins), autoComplete: 'off' });
  const more = fieldOf(props, 'ferdig', 'antall');
  const note = fieldOf(props, 'ferdig', 'notat');
  return (
    <section className="k-stack" aria-labelledby="ferdig">
      <p>{own?.hours != null ? one.yours(hoursText(locale, own.hours)) : one.yoursNoHours}</p>
      <Heading level={2} size="sm" id="ferdig">
        {t.title}
      </Heading>
      <p className="k-small k-quiet">{first ? t.help : t.helpSecond}</p>
      <form method="post" action={deedHref(props, 'ferdig')} noValidate className="k-stack">
        <TextField {...field('dato', assignment.dueOn < today ? assignment.dueOn : today)} label={t.on} type="date" max={today} />
        {first && <TextField {...field('tittel', assignment.title)} label={t.name} maxLength={limits.title} />}
        <TextField {...field('timer', own?.hours == null ? '' : String(own.hours))} label={t.hours} inputMode="numeric" className="k-lognumber" maxLength={10} />
        {first && (
          <Fold title={t.more} open={more.value !== '' || note.value !== '' || more.error !== undefined || note.error !== undefined}>
            <div className="k-stack">
              <TextField {...field('antall')} label={t.audience} inputMode="numeric" className="k-lognumber" maxLength={10} />
              <TextArea {...field('notat')} label={t.note} rows={3} maxLength={limits.note} />
            </div>
          </Fold>
        )}
        <div>
          <Button>{t.button}</Button>
        </div>
      </form>
    </section>
  );
}

/** Centres that can be asked: those with an agreement. One that has said no is asked again by the authority alone. */
const notAsked: Readonly<Record<'centre' | 'officer', readonly PartState[]>> = { centre: ['taken', 'done', 'declined', 'passed-on'], officer: ['taken', 'done', 'asked'] };
function centresToAsk({ c, desk, the: { assignment } }: OneProps, board?: string): { value: string; label: string }[] {
  const { scheme } = c.var.services.definitions;
  const today = todayOf(c);
  const t = pageTexts[c.var.locale];
  const out = notAsked[isOfficerDesk(desk) ? 'officer' : 'centre'];
  const isOut = (id: string): boolean => id === desk.centreId || asksItself(assignment, id) || out.some((state) => partOf(assignment, id)?.state === state);
  const centres = scheme.centres.filter((k) => isActiveAt(k, today) && !isOut(k.id)).map((k) => ({ value: k.id, label: k.name }));
  return [board === undefined ? { value: '', label: t.choose } : { value: '', label: board }, ...centres];
}

function Share(props: OneProps): ReactNode {
  const t = pageTexts[props.c.var.locale].share;
  return (
    <Fold title={t.title} open={isTried(props, 'del')}>
      <form method="post" action={deedHref(props, 'del')} noValidate className="k-stack">
        <p className="k-small k-quiet">{t.help}</p>
        <SelectField {...fieldOf(props, 'del', 'sentral')} label={t.which} options={centresToAsk(props)} />
        <Word props={props} deed="del" label={t.word} />
        <div>
          <Button variant="secondary">{t.button}</Button>
        </div>
      </form>
    </Fold>
  );
}

function PassOn(props: OneProps): ReactNode {
  const t = pageTexts[props.c.var.locale].pass;
  return (
    <Fold title={t.title} open={isTried(props, 'gi-videre')}>
      <form method="post" action={deedHref(props, 'gi-videre')} noValidate className="k-stack">
        <p className="k-small k-quiet">{t.help}</p>
        <SelectField {...fieldOf(props, 'gi-videre', 'sentral')} label={t.which} options={centresToAsk(props, t.board)} />
        <Word props={props} deed="gi-videre" label={t.word} required />
        <div>
          <Button variant="secondary">{t.button}</Button>
        </div>
      </form>
    </Fold>
  );
}

function Decline(props: OneProps): ReactNode {
  const t = pageTexts[props.c.var.locale].decline;
  return (
    <Fold title={t.title} open={isTried(props, 'nei-takk')}>
      <form method="post" action={deedHref(props, 'nei-takk')} noValidate className="k-stack">
        <p className="k-small k-quiet">{t.help}</p>
        <Word props={props} deed="nei-takk" label={t.word} required />
        <div>
          <Button variant="secondary">{t.button}</Button>
        </div>
      </form>
    </Fold>
  );
}

/** One that is not among the suggested. */
function AskAnother(props: OneProps): ReactNode {
  const t = pageTexts[props.c.var.locale].askOne;
  return (
    <Fold title={t.title} open={isTried(props, 'spor')}>
      <form method="post" action={deedHref(props, 'spor')} noValidate className="k-stack">
        <SelectField {...fieldOf(props, 'spor', 'sentral')} label={t.which} options={centresToAsk(props)} />
        <Word props={props} deed="spor" label={t.word} />
        <div>
          <Button variant="secondary">{t.buttonOther}</Button>
        </div>
      </form>
    </Fold>
  );
}

function Close(props: OneProps): ReactNode {
  const t = pageTexts[props.c.var.locale].close;
  return (
    <Fold title={t.title} open={isTried(props, 'avslutt')}>
      <form method="post" action={deedHref(props, 'avslutt')} noValidate className="k-stack">
        <p className="k-small k-quiet">{t.help}</p>
        <Word props={props} deed="avslutt" label={t.word} required />
        <div>
          <Button variant="secondary" color="danger">
            {t.button}
          </Button>
        </div>
      </form>
    </Fold>
  );
}
