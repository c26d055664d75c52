import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Button, ButtonLink, SelectField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { Facts, Written } from '../../../ui/facts.tsx';
import type { VisitingDay } from '../visit.ts';
import { getPublishedDay, listPublishedDays } from '../visits.server.ts';
import { dayPath, daysPath, isOpen, PlacesText, RulesText } from './day-parts.tsx';
import { dayTexts } from './day-texts.ts';
import { centreName, formName, whenText } from './parts.tsx';
import { activeCentres } from './request-find.tsx';
import { requestPath } from './request-view.tsx';

/** Every published visiting day to come, soonest first; `?sentral=` those of one centre. */
export async function getDaysPage(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const t = dayTexts[locale];
  const centreId = c.req.query('sentral') || undefined;
  const days = await listPublishedDays(ctxOf(c), { centreId });
  const allMade = days.length > 0 && days.every((day) => day.demonstration);
  return respond(c, {
    title: t.title,
    description: t.lead,
    current: daysPath,
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="xl">
          {t.title}
        </Heading>
        <p className="k-lead k-measure">
          {t.lead} {allMade && <DemoMark locale={locale} />}
        </p>
        <form method="get" action={href(locale, daysPath)} className="k-visitfilter">
          <SelectField id="sentral" name="sentral" label={t.centre} value={centreId ?? ''} options={[{ value: '', label: t.all }, ...activeCentres(c)]} />
          <Button variant="secondary">{t.show}</Button>
        </form>
        {days.length === 0 ? (
          <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
        ) : (
          <ul className="k-hits k-measure">
            {days.map((day) => (
              <DayHit key={day.id} c={c} day={day} marked={!allMade && day.demonstration} />
            ))}
          </ul>
        )}
        <p>
          <ButtonLink variant="secondary" href={href(locale, centreId === undefined ? requestPath : `${requestPath}?sentral=${encodeURIComponent(centreId)}`)}>
            {t.ask}
          </ButtonLink>
        </p>
      </div>
    ),
  });
}

function DayHit({ c, day, marked }: { c: AppContext; day: VisitingDay; marked: boolean }): ReactNode {
  const { locale } = c.var;
  const t = dayTexts[locale];
  return (
    <li>
      <p className="k-quiet">{whenText(locale, day)}</p>
      <Heading level={2} size="xs">
        <a className="ds-link" href={href(locale, dayPath(day.id))}>
          {day.title}
        </a>
      </Heading>
      <p className="k-facts">
        <span>{t.host(centreName(c, day.centreId))}</span>
        <span>{formName(locale, day.form)}</span>
        {marked && <DemoMark locale={locale} />}
      </p>
      <PlacesText c={c} day={day} />
    </li>
  );
}

/** One visiting day: programme, what is practical, and how to sign up. */
export async function getDayPage(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const t = dayTexts[locale];
  const day = await getPublishedDay(ctxOf(c), c.req.param('day') ?? '');
  return respond(c, {
    title: day.title,
    current: daysPath,
    breadcrumbs: [{ label: t.title, path: daysPath }],
    children: (
      <div className="k-stack k-stack--lg k-measure">
        <div className="k-visitpart">
          <Heading level={1} size="xl">
            {day.title}
          </Heading>
          <p className="k-facts">
            <span>{t.host(centreName(c, day.centreId))}</span>
            <span>{formName(locale, day.form)}</span>
            {day.demonstration && <DemoMark locale={locale} />}
          </p>
        </div>
        <Facts
          facts={[
            [t.when, whenText(locale, day)],
            [t.where, day.place],
          ]}
        />
        <SignUp c={c} day={day} />
        <Part title={t.programme} text={day.programme} />
        <Part title={t.practical} text={day.practical} />
      </div>
    ),
  });
}

const Part = ({ title, text }: { title: string; text: string }): ReactNode =>
  text === '' ? null : (
    <section className="k-visitpart">
      <Heading level={2} size="sm">
        {title}
      </Heading>
      <Written>{text}</Written>
    </section>
  );

function SignUp({ c, day }: { c: AppContext; day: VisitingDay }): ReactNode {
  const { locale, services } = c.var;
  const t = dayTexts[locale];
  const now = services.now();
  const open = isOpen(day, now);
  if (open === undefined) {
    const why = day.state === 'cancelled' ? t.closed.cancelled : day.startsAt <= now ? t.closed.past : t.closed.full;
    return (
      <Message tone="info" title={why}>
        <p>{t.closed.help}</p>
        <p className="k-row">
          <a className="ds-link k-tap" href={href(locale, daysPath)}>
            {t.title}
          </a>
          <a className="ds-link k-tap" href={href(locale, `${requestPath}?sentral=${day.centreId}`)}>
            {t.ask}
          </a>
        </p>
      </Message>
    );
  }
  return (
    <section className="k-visithost k-visitpart" aria-labelledby="pamelding">
      <Heading level={2} size="xs" id="pamelding">
        {t.how}
      </Heading>
      <PlacesText c={c} day={day} />
      <RulesText c={c} day={day} />
      <p>
        <ButtonLink href={href(locale, `${requestPath}?dag=${day.id}`)}>{open === 'place' ? t.signUp : t.joinQueue}</ButtonLink>
      </p>
    </section>
  );
}
