import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, formatNumber, href, langOf, textIn } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import { editionOf, findQuestion, optionsOf } from '../../questionnaires/edition.ts';
import { evidencePath } from '../../indicators/evidence-address.ts';
import { thresholdFor } from '../fulfilment.ts';
import type { Measured, ReportedWish } from '../fulfilment.ts';
import type { TaskPage } from '../fulfilment.server.ts';
import { partOfYear } from '../matrix-view.tsx';
import { BesideMark, TaskMark } from '../task-mark.tsx';
import { fulfilmentTexts, stateWords } from '../texts.ts';
import { webTexts } from './texts.ts';
import { wishLabel } from './wishes.ts';

/** What a cell stands on: its state, the registers' numbers with the newest rows, and what the form says. */
export function TaskBasis({ c, page }: { c: AppContext; page: TaskPage }): ReactNode {
  const { locale, services } = c.var;
  const t = webTexts[locale];
  const { rule, standing, cell } = page;
  const said = standing.said;
  const beside = fulfilmentTexts[locale].said[said?.kind === 'contest' ? 'contest' : 'word'];
  const part = partOfYear(page.centre, page.year, locale);
  return (
    <>
      <section className="k-now k-stack k-stack--s" aria-label={t.cell.state}>
        <p>
          <TaskMark state={cell.state} label={stateWords(cell, locale)} />
        </p>
        {standing.accepted && (
          <p>
            <BesideMark beside="accepted" label={`${fulfilmentTexts[locale].accepted}: ${standing.accepted.by}`} />
          </p>
        )}
        {said && (
          <p>
            <BesideMark beside={standing.waiting ? 'waiting' : 'said'} label={beside + (standing.waiting ? `, ${fulfilmentTexts[locale].waiting}` : '')} />
          </p>
        )}
        {rule?.note && <p lang={langOf(rule.note, locale)}>{textIn(rule.note, locale)}</p>}
        {part !== undefined && page.months < 12 && <p>{t.share(page.months)}</p>}
      </section>
      {rule ? <Needs c={c} page={page} /> : <p>{t.cell.unruled(textIn(services.definitions.scheme.authority, locale))}</p>}
      {rule && <Form c={c} page={page} wishes={rule.reported} />}
    </>
  );
}

function Needs({ c, page }: { c: AppContext; page: TaskPage }): ReactNode {
  const { locale } = c.var;
  const t = webTexts[locale].cell;
  const { rule, cell } = page;
  if (!rule || cell.measured.length === 0) return null;
  const total = formatNumber(locale, thresholdFor(rule.atLeast, page.months));
  return (
    <section className="k-stack k-stack--s" aria-labelledby="kreves">
      <Heading level={2} size="sm" id="kreves">
        {t.needs}
      </Heading>
      {(cell.measured.length > 1 || rule.need === 'total') && <p>{rule.need === 'total' ? t.need.total(total) : t.need[rule.need]}</p>}
      <ul className="k-talk">
        {cell.measured.map((one) => (
          <li key={`${one.wish.indicator} ${one.wish.item}`}>
            <Wish c={c} page={page} one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Wish({ c, page, one: { wish, n, atLeast, reached } }: { c: AppContext; page: TaskPage; one: Measured }): ReactNode {
  const { locale, services } = c.var;
  const t = webTexts[locale].cell;
  const evidence = page.evidence.find((e) => e.wish === wish);
  const rows = evidence?.rows ?? [];
  const newest = rows.find((row) => !row.removed);
  const alone = page.rule?.need !== 'total';
  const facts = [
    n === undefined ? t.noRegister : t.number(formatNumber(locale, n)),
    alone && t.atLeast(formatNumber(locale, atLeast)),
    newest && t.latest(formatDay(locale, newest.on)),
  ];
  return (
    <>
      <p>
        <strong>{wishLabel(services.definitions, wish, locale)}</strong>
        <br />
        {facts.filter(Boolean).join('. ')}. {alone && n !== undefined && (reached ? t.reached : t.lacks(formatNumber(locale, atLeast - n)))}
      </p>
      {rows.length > 0 && (
        <ul className="k-plainlist">
          {rows.map((row) => (
            <li key={`${row.register} ${row.id}`}>
              {row.path === undefined ? (
                row.title
              ) : (
                <a className="ds-link" href={href(locale, row.path)}>
                  {row.title}
                </a>
              )}{' '}
              <span className="k-quiet k-small">
                {formatDay(locale, row.on)}
                {row.removed && `, ${t.removed}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {evidence && evidence.n > rows.length && (
        <p>
          <a className="ds-link k-tap" href={href(locale, evidencePath(page.centre.id, page.year, wish))}>
            {t.seeAll(formatNumber(locale, evidence.n))}
          </a>
        </p>
      )}
    </>
  );
}

function Form({ c, page, wishes }: { c: AppContext; page: TaskPage; wishes: readonly ReportedWish[] }): ReactNode {
  const { locale } = c.var;
  const t = webTexts[locale].cell;
  return (
    <section className="k-stack k-stack--s" aria-labelledby="skjema">
      <Heading level={2} size="sm" id="skjema">
        {t.form}
      </Heading>
      {wishes.length === 0 && <p className="k-quiet">{t.notAsked}</p>}
      {wishes.length > 0 && page.form === 'none' && <p className="k-quiet">{t.formNone}</p>}
      {wishes.length > 0 && page.form === 'draft' && <p>{t.formDraft}</p>}
      {page.form !== 'none' && wishes.map((wish) => <Answered key={wish.question} c={c} page={page} wish={wish} />)}
    </section>
  );
}

/** The question as it was asked that year, and what of the answer has to do with the task. */
function Answered({ c, page, wish }: { c: AppContext; page: TaskPage; wish: ReportedWish }): ReactNode {
  const { locale, services } = c.var;
  const t = webTexts[locale].cell;
  const question = findQuestion(editionOf(services.definitions.questionnaire, page.year), wish.question);
  if (!question) return null;
  const answer = page.answers?.byQuestion[wish.question];
  const chosen = answer?.kind === 'several' ? answer.chosen : answer?.kind === 'one' ? [answer.chosen] : [];
  const said = answer?.kind === 'number' ? [formatNumber(locale, answer.value)] : optionsOf(question).flatMap((o) => (chosen.includes(o.id) ? [textIn(o.text, locale)] : []));
  const reasons = Object.entries(page.reasons).flatMap(([key, why]) => (key === wish.question || key.startsWith(`${wish.question}/`) ? [why] : []));
  return (
    <div>
      <p>
        <strong lang={langOf(question.text, locale)}>{textIn(question.text, locale)}</strong>
        <br />
        {said.length === 0 ? <span className="k-quiet">{t.notAnswered}</span> : said.join('. ')}
      </p>
      {reasons.map((why) => (
        <p key={why}>
          {t.why} {why}
        </p>
      ))}
    </div>
  );
}
