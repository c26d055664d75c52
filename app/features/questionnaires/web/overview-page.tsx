import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Locale } from '../../../platform/locale.ts';
import { href, langOf, textIn } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import type { Geography } from '../../geography/geography.ts';
import type { IndicatorBook } from '../../indicators/indicator.ts';
import { getResponse, listOwnRounds } from '../answering.server.ts';
import type { ResponseView } from '../answering.server.ts';
import { sectionState } from '../answers.ts';
import type { OwnRound } from '../inside/round-query.server.ts';
import { norwegianDay, roundState } from '../round.ts';
import { texts } from '../texts.ts';
import { waitingIn } from '../register-view.ts';
import { registerOf } from './answer-register.tsx';
import { AnswersView } from './answers-view.tsx';
import { FillIn, Share } from './fill-in.tsx';
import { registerTexts } from './register-texts.ts';
import { formCrumbs, requestedForm } from './form-request.ts';
import { othersWriting } from './section-view.tsx';
import { formPath, percentAnswered, receiptPath, reviewPath, SectionMark, sectionPath } from './steps.tsx';
import { Unsettled } from './unsettled.tsx';

/** To the open round; without one, the list of years. */
export async function getFormsPage(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const ctx = ctxOf(c);
  const rounds = await listOwnRounds(ctx, requireCentre(c));
  const today = norwegianDay(ctx.now);
  const open = rounds.find((r) => roundState(r.round, today) === 'open' && r.state !== 'submitted') ?? rounds.find((r) => roundState(r.round, today) === 'open');
  if (open) return c.redirect(href(locale, formPath(open.round.year)), 303);
  const t = texts[locale];
  return respond(c, {
    title: t.form,
    breadcrumbs: formCrumbs(c, 0).slice(0, 1),
    width: 'form',
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.form}
        </Heading>
        <EmptyState title={t.overview.noneOpen}>{t.overview.noneOpenText}</EmptyState>
        <EarlierYears rounds={rounds} locale={locale} />
      </div>
    ),
  });
}

/** A year's form: its parts while it can be answered, the answers afterwards. */
export async function getOverviewPage(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const ctx = ctxOf(c);
  const at = requestedForm(c);
  const view = await getResponse(ctx, at);
  const rounds = (await listOwnRounds(ctx, at.centreId)).filter((r) => r.round.year !== at.year);
  const t = texts[locale];
  return respond(c, {
    title: t.formOf(at.year),
    breadcrumbs: formCrumbs(c, at.year),
    current: '/min-sentral/arsskjema',
    robots: 'noindex',
    children: (
      <div className="k-form k-stack k-stack--lg">
        <div className="k-stack k-stack--s">
          {view.round.demonstration && (
            <p>
              <DemoMark locale={locale} />
            </p>
          )}
          <Heading level={1} size="lg">
            {t.formOf(at.year)}
          </Heading>
          <p className="k-quiet">{view.form.centre.name}</p>
        </div>
        {c.req.query('lagret') !== undefined && (
          <Message tone="success" role="status">
            {t.laterTitle}
          </Message>
        )}
        {c.req.query('fylt') !== undefined && (
          <Message tone="success" role="status">
            {registerTexts[locale].filled(Number(c.req.query('fylt')) || 0)}
          </Message>
        )}
        {view.locked ? (
          <Locked view={view} locale={locale} geography={ctx.definitions.geography} authority={textIn(ctx.definitions.scheme.authority, locale)} />
        ) : (
          <Parts view={view} book={ctx.definitions.indicators} locale={locale} />
        )}
        <EarlierYears rounds={rounds} locale={locale} />
      </div>
    ),
  });
}

function Parts({ view, book, locale }: { view: ResponseView; book: IndicatorBook; locale: Locale }): ReactNode {
  const { edition } = view.form;
  const t = texts[locale];
  const percent = percentAnswered(edition, view.answers);
  const next = edition.sections.find((s) => sectionState(s.questions, view.answers) !== 'done');
  const target = next ? sectionPath(edition.year, next.id) : reviewPath(edition.year);
  const others = othersWriting(view, locale);
  const reopened = view.deeds[0]?.kind === 'reopened' ? view.deeds[0] : undefined;
  return (
    <>
      <p>{t.overview.lead(edition.year)}</p>
      <Share view={view} book={book} locale={locale} />
      <Unsettled view={view} locale={locale} />
      {reopened && (
        <Message tone="info" title={t.overview.reopened(reopened.at, reopened.by)}>
          {reopened.reason && t.overview.reason(reopened.reason)}
        </Message>
      )}
      <div className="k-stack k-stack--s">
        <p>
          <strong>{t.deadline(view.round.deadline)}.</strong> {t.answered(percent)}
        </p>
        <div className="k-progress k-progress--form">
          <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
            <rect width={percent} height="8" />
          </svg>
        </div>
        <p className="k-quiet k-small">{view.savedAt ? t.savedOn(view.savedAt, view.savedBy) : t.notSavedYet}</p>
        {others !== '' && <p className="k-small">{others}</p>}
      </div>
      <FillIn view={view} locale={locale} />
      <nav aria-label={t.parts}>
        <ol className="k-partlist">
          {edition.sections.map((section, i) => (
            <li key={section.id}>
              <a className="ds-link" href={href(locale, sectionPath(edition.year, section.id))} lang={langOf(section.title, locale)}>
                {i + 1}. {textIn(section.title, locale)}
              </a>
              <span className="k-small k-quiet">
                <SectionMark
                  state={sectionState(section.questions, view.answers)}
                  waits={waitingIn(section.questions, view.answers, view.register).length}
                  locale={locale}
                  showEmpty
                />
              </span>
            </li>
          ))}
          <li>
            <a className="ds-link" href={href(locale, reviewPath(edition.year))}>
              {edition.sections.length + 1}. {t.review}
            </a>
          </li>
        </ol>
      </nav>
      <p>
        <ButtonLink href={href(locale, target)}>{view.version === 0 ? t.overview.start : next ? t.overview.carryOn : t.review}</ButtonLink>
      </p>
    </>
  );
}

function Locked({ view, locale, geography, authority }: { view: ResponseView; locale: Locale; geography: Geography; authority: string }): ReactNode {
  const t = texts[locale];
  const { year } = view.form.edition;
  if (view.locked === 'not-open') return <p>{t.overview.opens(view.round.opensOn)}.</p>;
  const sent = view.state === 'submitted';
  return (
    <>
      {sent && view.submittedAt ? (
        <Message tone="success" title={t.overview.submitted(view.submittedAt, view.submittedBy)}>
          <p>
            {t.overview.locked} {t.askAuthority(authority)}
          </p>
          <p>
            <a className="ds-link" href={href(locale, receiptPath(year))}>
              {t.overview.receipt}
            </a>
          </p>
        </Message>
      ) : (
        <Message tone="warning" title={t.overview.notAnsweredYear}>
          <p>{t.askAuthority(authority)}</p>
        </Message>
      )}
      {(sent || view.version > 0) && (
        <AnswersView form={view.form} answers={view.answers} locale={locale} geography={geography} register={registerOf(view, locale, geography, formPath(year))} />
      )}
    </>
  );
}

function EarlierYears({ rounds, locale }: { rounds: readonly OwnRound[]; locale: Locale }): ReactNode {
  const t = texts[locale];
  if (rounds.length === 0) return null;
  return (
    <section aria-labelledby="andre-ar" className="k-section">
      <Heading level={2} size="xs" id="andre-ar">
        {t.overview.earlier}
      </Heading>
      <ul className="k-partlist">
        {rounds.map(({ round, state, submittedAt }) => (
          <li key={round.year}>
            <a className="ds-link" href={href(locale, formPath(round.year))}>
              {t.formOf(round.year)}
            </a>
            <span className="k-small k-quiet">{state === 'submitted' && submittedAt ? t.overview.submitted(submittedAt, undefined) : t.overview.notAnswered}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
