import type { ReactNode } from 'react';
import type { ResponseState, RoundState } from '../../features/questionnaires/round.ts';
import type { AppContext } from '../../platform/context.ts';
import { formatDate, formatTime, href } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ButtonLink } from '../../ui/fields.tsx';
import { Heading } from '../../ui/heading.tsx';
import { respond } from '../../ui/respond.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { firstName, isoDay } from './greeting.ts';
import { myCentreTexts } from './my-centre-texts.ts';
import { MissingTasks, NextVisits, OwnYear, WorkTiles } from './my-work.tsx';
import type { OwnWork } from './my-work.tsx';

/** The newest round, as the centre meets it. */
export interface OwnFormView {
  readonly year: number;
  readonly roundState: RoundState;
  readonly state: ResponseState;
  readonly opensOn: string;
  /** ISO; the centre's own where it was given one. */
  readonly deadline: string;
  readonly daysLeft: number;
  readonly extended: boolean;
  readonly answered: number;
  readonly of: number;
  readonly savedAt: Date | undefined;
  readonly submittedAt: Date | undefined;
  readonly submittedBy: string | undefined;
  /** Others who write in it now. */
  readonly writing: readonly string[];
}
interface EarlierYear {
  readonly year: number;
  readonly state: ResponseState;
  readonly submittedAt: Date | undefined;
  readonly demonstration: boolean;
}
export interface MyCentreView {
  readonly name: string;
  readonly centre: { readonly id: string; readonly name: string; readonly demonstration: boolean };
  readonly work: OwnWork;
  readonly form: OwnFormView | undefined;
  readonly earlier: readonly EarlierYear[];
}

const shownYears = 5;

/** The coordinator's first page: what waits, then this year's form and the year so far. */
export function myCentrePage(c: AppContext, view: MyCentreView): Response {
  const { locale } = c.var;
  const t = myCentreTexts[locale];
  return respond(c, {
    title: `${t.title}: ${view.centre.name}`,
    children: (
      <>
        <Heading level={1} size="lg">
          <span className="k-chapterno">
            {view.centre.name} {view.centre.demonstration && <DemoMark locale={locale} />}
          </span>
          {t.greeting(firstName(view.name))}
        </Heading>
        <div className="k-mt">
          <WorkTiles work={view.work} locale={locale} />
        </div>
        <MissingTasks missing={view.work.missing} locale={locale} />
        <div className="k-cols k-cols--rail k-block">
          <div>
            {view.form ? <OwnForm form={view.form} locale={locale} /> : <EmptyState title={t.noRound}>{t.noRoundWhy}</EmptyState>}
            <OwnYear weeks={view.work.weeks} demonstration={c.var.frame.demonstration} locale={locale} />
          </div>
          <div className="k-side">
            <NextVisits work={view.work} locale={locale} />
            <Earlier years={view.earlier} locale={locale} />
            <About centreId={view.centre.id} locale={locale} />
          </div>
        </div>
      </>
    ),
  });
}

const marks = { none: 'none', draft: 'reported', submitted: 'ok' } as const satisfies Record<ResponseState, string>;
const formPath = (year: number): string => `/min-sentral/arsskjema/${year}`;

function OwnForm({ form, locale }: { form: OwnFormView; locale: Locale }): ReactNode {
  const t = myCentreTexts[locale];
  const open = form.roundState === 'open' && form.state !== 'submitted';
  return (
    <section className="k-stack" aria-labelledby="skjema">
      <Heading level={2} size="md" id="skjema">
        {t.form(form.year)}
      </Heading>
      <p>
        <StateMark state={marks[form.state]} label={t.state[form.state]} />
      </p>
      {form.state === 'submitted' ? (
        <p>{form.submittedAt && t.submitted(formatDate(locale, form.submittedAt), form.submittedBy)}</p>
      ) : (
        <>
          <p>
            {form.roundState === 'waiting' ? t.opens(isoDay(locale, form.opensOn)) : t.deadline(isoDay(locale, form.deadline), form.daysLeft)} {form.extended && t.extended}
          </p>
          <Progress form={form} locale={locale} />
        </>
      )}
      {form.roundState === 'closed' && form.state !== 'submitted' && <p>{t.late}</p>}
      {form.writing.length > 0 && <p className="k-quiet">{t.writing(form.writing.join(', '))}</p>}
      {form.roundState !== 'waiting' && (
        <p>
          <ButtonLink variant={open ? 'primary' : 'secondary'} href={href(locale, formPath(form.year))}>
            {open ? (form.state === 'none' ? t.begin : t.goOn) : t.readAnswers}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function Progress({ form, locale }: { form: OwnFormView; locale: Locale }): ReactNode {
  const t = myCentreTexts[locale];
  if (form.state === 'none') return null;
  return (
    <>
      <div className="k-progress">
        <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
          <rect width={form.of === 0 ? 100 : Math.round((form.answered / form.of) * 100)} height="8" />
        </svg>
      </div>
      <p className="k-quiet k-small">
        {t.answered(form.answered, form.of)} {form.savedAt && t.saved(formatDate(locale, form.savedAt), formatTime(locale, form.savedAt))}
      </p>
    </>
  );
}

function Earlier({ years, locale }: { years: readonly EarlierYear[]; locale: Locale }): ReactNode {
  const t = myCentreTexts[locale];
  return (
    <section aria-labelledby="tidligere">
      <Heading level={2} size="xs" id="tidligere">
        {t.earlier}
      </Heading>
      {years.length === 0 && <p className="k-quiet">{t.earlierEmpty}</p>}
      <ul className="k-plain">
        {years.slice(0, shownYears).map(({ year, state }) => (
          <li key={year}>
            <a className="ds-link" href={href(locale, formPath(year))}>
              {t.form(year)}
            </a>
            <span className="k-quiet">{t.state[state]}</span>
          </li>
        ))}
      </ul>
      {years.some((y) => y.demonstration) && (
        <p className="k-quiet k-small">
          {t.demonstration} <DemoMark locale={locale} />
        </p>
      )}
    </section>
  );
}

function About({ centreId, locale }: { centreId: string; locale: Locale }): ReactNode {
  const t = myCentreTexts[locale];
  const links = [
    ['/min-sentral/avtale', t.agreement],
    ['/min-sentral/personer', t.people],
    ['/min-sentral/hendelser', t.events],
    [`/sentraler/${centreId}`, t.publicPage],
  ] as const;
  return (
    <section aria-labelledby="sentral">
      <Heading level={2} size="xs" id="sentral">
        {t.centre}
      </Heading>
      <ul className="k-linkrow k-linkrow--col">
        {links.map(([path, label]) => (
          <li key={path}>
            <a className="ds-link" href={href(locale, path)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
