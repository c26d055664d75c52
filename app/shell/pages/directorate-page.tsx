import type { ReactNode } from 'react';
import type { Matrix } from '../../features/fulfilment/fulfilment.server.ts';
import type { RoundState } from '../../features/questionnaires/round.ts';
import type { AppContext } from '../../platform/context.ts';
import { formatDate, href } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ButtonLink } from '../../ui/fields.tsx';
import { Heading } from '../../ui/heading.tsx';
import { respond } from '../../ui/respond.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { directorateTexts } from './directorate-texts.ts';
import { Tasks } from './directorate-tasks.tsx';
import { Waiting } from './directorate-waiting.tsx';
import type { WaitingThing } from './directorate-waiting.tsx';
import { firstName, isoDay, todayIs } from './greeting.ts';
import { YearSoFarTable } from './year-so-far.tsx';
import type { YearSoFar } from './year-so-far.tsx';

/** A centre that has not submitted. */
export interface MissingCentre {
  readonly id: string;
  readonly name: string;
  readonly demonstration: boolean;
  /** 0–1 of the required questions. */
  readonly share: number;
  readonly begun: boolean;
  readonly savedAt?: Date | undefined;
  readonly remindedAt?: Date | undefined;
  /** Its own later deadline, ISO. */
  readonly extendedTo?: string | undefined;
}
export interface RoundView {
  readonly year: number;
  readonly state: RoundState;
  readonly opensOn: string;
  readonly deadline: string;
  readonly demonstration: boolean;
  readonly asked: number;
  readonly missing: readonly MissingCentre[];
}
interface FailingSentence {
  readonly key: string;
  readonly wording: string;
  /** Its number and title. */
  readonly chapter: string;
  /** The language of the wording, the suggestion and the chapter's title. */
  readonly lang: Locale;
  /** What is the case now, in the reader's language. */
  readonly now: string;
  readonly suggestion?: string | undefined;
  /** Where it is mended, without language prefix. */
  readonly path: string;
}
export interface DraftView {
  readonly title: string;
  readonly lang: Locale;
  readonly path: string;
  readonly failing: readonly FailingSentence[];
  /** Numbers in its prose that are tied to nothing. */
  readonly loose: number;
}
export interface DirectorateView {
  readonly name: string;
  readonly round: RoundView | undefined;
  readonly draft: DraftView | undefined;
  readonly soFar: YearSoFar;
  /** Absent where no year has rules. */
  readonly matrix: Matrix | undefined;
  readonly waiting: readonly WaitingThing[];
}

const shownCentres = 6;
const shownSentences = 6;

/** The officer's first page: who has not answered, what the year has come to so far, and which sentences no longer hold. */
export function directoratePage(c: AppContext, { name, round, draft, soFar, matrix, waiting }: DirectorateView): Response {
  const { locale, services } = c.var;
  const { scheme } = services.definitions;
  const t = directorateTexts[locale];
  return respond(c, {
    title: t.title,
    children: (
      <>
        <div className="k-stack k-stack--lg">
          <div>
            <Heading level={1} size="lg">
              {t.greeting(firstName(name))}
            </Heading>
            <p className="k-quiet k-mt1">
              {todayIs(locale, c.var.services.now())}. {roundSentence(locale, round)} {round?.demonstration === true && <DemoMark locale={locale} />}
            </p>
          </div>
          <Tiles locale={locale} round={round} draft={draft} matrix={matrix} waiting={waiting.length} />
        </div>
        <div className="k-cols k-cols--even k-block">
          <Missing locale={locale} round={round} />
          <Waiting things={waiting} locale={locale} />
        </div>
        <Failing locale={locale} draft={draft} />
        {matrix && <Tasks matrix={matrix} authority={scheme.authority} demonstration={scheme.demonstration} locale={locale} />}
        <YearSoFarTable soFar={soFar} locale={locale} />
        <p className="k-mt">
          <a className="ds-link k-tap" href={href(locale, '/direktoratet/hendelser')}>
            {t.events}
          </a>
        </p>
      </>
    ),
  });
}

function roundSentence(locale: Locale, round: RoundView | undefined): string {
  const t = directorateTexts[locale];
  if (!round) return t.noRound;
  const { year, state } = round;
  if (state === 'waiting') return t.roundWaiting(year, isoDay(locale, round.opensOn));
  return state === 'open' ? t.roundOpen(year, isoDay(locale, round.deadline)) : t.roundClosed(year, isoDay(locale, round.deadline));
}

interface TilesProps {
  locale: Locale;
  round: RoundView | undefined;
  draft: DraftView | undefined;
  matrix: Matrix | undefined;
  waiting: number;
}
function Tiles({ locale, round, draft, matrix, waiting }: TilesProps): ReactNode {
  const t = directorateTexts[locale];
  const tiles = [
    { href: '#mangler', n: round?.missing.length, text: t.tiles.missing },
    { href: '#setninger', n: draft?.failing.length, text: t.tiles.failing },
    { href: '#oppgavene', n: matrix?.missing, text: (n: number) => t.tiles.tasks(n, matrix?.year ?? 0) },
    { href: '#venter', n: waiting, text: t.tiles.waiting },
  ];
  return (
    <ul className="k-tiles--num" aria-label={t.waits}>
      {tiles.map(({ href: address, n, text }) =>
        n === undefined ? null : (
          <li key={text(2)}>
            <a className="k-numlink" href={address}>
              <strong>{n}</strong> {text(n)}
            </a>
          </li>
        ),
      )}
    </ul>
  );
}

/** What is known of how far it has come, the newest first. */
function lastHeard(locale: Locale, centre: MissingCentre): string {
  const t = directorateTexts[locale];
  return [
    centre.extendedTo && t.extended(isoDay(locale, centre.extendedTo)),
    centre.savedAt && t.wrote(formatDate(locale, centre.savedAt)),
    centre.remindedAt && t.reminded(formatDate(locale, centre.remindedAt)),
  ]
    .filter(Boolean)
    .join('. ');
}

function Missing({ locale, round }: { locale: Locale; round: RoundView | undefined }): ReactNode {
  const t = directorateTexts[locale];
  const roundPath = round && href(locale, `/direktoratet/runder/${round.year}`);
  return (
    <section aria-labelledby="mangler">
      <div className="k-row k-row--between">
        <Heading level={2} size="sm" id="mangler">
          {t.missing}
        </Heading>
        {round && <span className="k-quiet">{t.finished(round.asked - round.missing.length, round.asked)}</span>}
      </div>
      {!round && (
        <EmptyState title={t.noRound}>
          <p>
            <ButtonLink href={href(locale, '/direktoratet/runder')}>{t.openRound}</ButtonLink>
          </p>
        </EmptyState>
      )}
      {round?.missing.length === 0 && <EmptyState title={t.everybody} />}
      {round && round.missing.length > 0 && (
        <ul className="k-plain">
          {round.missing.slice(0, shownCentres).map((centre) => (
            <li key={centre.id}>
              <span>
                <strong>
                  <a className="ds-link" href={`${roundPath}/${centre.id}`}>
                    {centre.name}
                  </a>
                </strong>{' '}
                {centre.demonstration && <DemoMark locale={locale} />}
                <br />
                <span className="k-quiet k-small">{lastHeard(locale, centre)}</span>
              </span>
              <span className="k-nowrap">{centre.begun ? t.answered(Math.round(centre.share * 100)) : t.notBegun}</span>
            </li>
          ))}
          {round.missing.length > shownCentres && (
            <li>
              <a className="ds-link" href={roundPath}>
                {t.more(round.missing.length - shownCentres)}
              </a>
            </li>
          )}
        </ul>
      )}
      {round && <ButtonLink href={roundPath!}>{t.followRound(round.year)}</ButtonLink>}
    </section>
  );
}

function Failing({ locale, draft }: { locale: Locale; draft: DraftView | undefined }): ReactNode {
  const t = directorateTexts[locale];
  return (
    <section className="k-section" aria-labelledby="setninger">
      <div className="k-row k-row--between">
        <Heading level={2} size="sm" id="setninger">
          {t.failing}
        </Heading>
        {draft && (
          <a className="ds-link k-tap" href={href(locale, draft.path)}>
            {t.openDraft}
          </a>
        )}
      </div>
      {!draft && <EmptyState title={t.noDraft} />}
      {draft?.failing.length === 0 && <EmptyState title={t.allHold} />}
      {draft && draft.failing.length > 0 && (
        <>
          <p className="k-quiet k-measure k-mt1">{t.failingLead(draft.title)}</p>
          <Sentences sentences={draft.failing.slice(0, shownSentences)} locale={locale} />
          {draft.failing.length > shownSentences && (
            <details className="ds-details">
              <summary>{t.more(draft.failing.length - shownSentences)}</summary>
              <div>
                <Sentences sentences={draft.failing.slice(shownSentences)} locale={locale} />
              </div>
            </details>
          )}
        </>
      )}
    </section>
  );
}

const Sentences = ({ sentences, locale }: { sentences: readonly FailingSentence[]; locale: Locale }): ReactNode => (
  <ul className="k-claims">
    {sentences.map((sentence) => (
      <Sentence key={sentence.key} sentence={sentence} locale={locale} />
    ))}
  </ul>
);

function Sentence({ sentence, locale }: { sentence: FailingSentence; locale: Locale }): ReactNode {
  const t = directorateTexts[locale];
  return (
    <li className="k-claim">
      <StateMark state="fails" label={t.fails} />
      <div>
        <p>
          {t.says} <q lang={sentence.lang}>«{sentence.wording}»</q>. {sentence.now}
        </p>
        {sentence.suggestion !== undefined && (
          <p className="k-quiet">
            {t.suggestion} <span lang={sentence.lang}>«{sentence.suggestion}»</span>
          </p>
        )}
        <p className="k-quiet k-small">
          {t.chapter} <span lang={sentence.lang}>{sentence.chapter}</span>
        </p>
      </div>
      <ButtonLink variant="secondary" href={href(locale, sentence.path)} aria-label={t.mendOne(sentence.wording, sentence.chapter)}>
        {t.mend}
      </ButtonLink>
    </li>
  );
}
