import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, formatNumber, href, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { Scroll } from '../../../ui/table.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { evidencePath } from '../../indicators/evidence-address.ts';
import { evidenceRef } from '../../indicators/fact.ts';
import type { EvidenceRow } from '../../indicators/fact.ts';
import { getAnswerEvidence } from '../answer-evidence.server.ts';
import type { AnswerEvidence, KeptRow } from '../answer-evidence.server.ts';
import { optionsOf } from '../edition.ts';
import { whole } from '../questionnaire.ts';
import { countsAt } from '../register-view.ts';
import { counted } from './counted.ts';
import { formCrumbs, requestedForm, yearOf } from './form-request.ts';
import { officerTexts } from './officer-texts.ts';
import { registerTexts } from './register-texts.ts';
import { roundPath, roundsPath } from './rounds-page.tsx';
import { evidenceUnder, formPath, sectionPath } from './steps.tsx';

const placeIn = (c: AppContext): { question: string; option: string | undefined } => ({ question: c.req.param('question') ?? '', option: c.req.query('svar') });

/** What an answer of the centre's own form is made of. */
export async function getEvidencePage(c: AppContext): Promise<Response> {
  const at = requestedForm(c);
  const evidence = await getAnswerEvidence(ctxOf(c), { ...at, ...placeIn(c) });
  const back = sectionPath(at.year, evidence.question.section);
  return show(c, evidence, { own: true, back, crumbs: formCrumbs(c, at.year), under: formPath(at.year) });
}

/** The same, of any centre, for an officer. */
export async function getResponseEvidencePage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const year = yearOf(c);
  const centreId = c.req.param('centre') ?? '';
  const evidence = await getAnswerEvidence(ctxOf(c), { centreId, year, ...placeIn(c) });
  const back = `${roundPath(year)}/${centreId}`;
  const t = officerTexts[c.var.locale];
  const crumbs = [
    { label: t.rounds, path: roundsPath },
    { label: t.round(year), path: roundPath(year) },
    { label: evidence.form.centre.name, path: back },
  ];
  return show(c, evidence, { own: false, back, crumbs, under: back });
}

interface Place {
  readonly own: boolean;
  readonly back: string;
  readonly under: string;
  readonly crumbs: { label: string; path: string }[];
}

function show(c: AppContext, evidence: AnswerEvidence, { own, back, under, crumbs }: Place): Response {
  const { locale } = c.var;
  const t = registerTexts[locale].evidence;
  const { question, option, basis } = evidence;
  const { year } = evidence.form.edition;
  const title = basis ? t.title : t.titleOpen;
  const chosen = optionsOf(question).find((o) => o.id === option);
  const at = option === whole ? `#s-${question.id}` : `#s-${question.id}-${option}`;
  return respond(c, {
    title: `${title}. ${textIn(chosen?.text ?? question.text, locale)}`,
    breadcrumbs: [...crumbs, { label: title, path: evidenceUnder(under, question.id, option) }],
    current: own ? '/min-sentral/arsskjema' : roundsPath,
    width: 'form',
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg">
        <div className="k-stack k-stack--s">
          {evidence.demonstration && (
            <p>
              <DemoMark locale={locale} />
            </p>
          )}
          <Heading level={1} size="lg">
            {title}
          </Heading>
          <p className="k-quiet">
            {textIn(question.text, locale)}
            {chosen && ` ${textIn(chosen.text, locale)}`}
          </p>
        </div>
        <Numbers evidence={evidence} own={own} locale={locale} />
        {basis && <Rows title={t.kept} rows={evidence.kept} unseen={evidence.unseen} locale={locale} />}
        {(!basis || evidence.since.length > 0) && <Rows title={basis ? t.since : t.now} rows={evidence.since} unseen={0} locale={locale} />}
        <p>
          <a className="ds-link" href={href(locale, back) + (own ? at : '')}>
            {t.back}
          </a>
        </p>
        {evidence.wishes.map((wish) => (
          <p key={`${wish.indicator}${wish.item ?? ''}`}>
            <a className="ds-link" href={href(locale, evidencePath(own ? 'own' : evidence.form.centre.id, year, wish))}>
              {t.numbers}
            </a>
          </p>
        ))}
      </div>
    ),
  });
}

function Numbers({ evidence, own, locale }: { evidence: AnswerEvidence; own: boolean; locale: Locale }): ReactNode {
  const t = registerTexts[locale].evidence;
  const { question, option, basis, standing } = evidence;
  const now = countsAt(standing, option).now ?? 0;
  return (
    <div className="k-stack k-stack--s">
      {basis && (
        <p>
          {own ? t.answered(basis.at, basis.by) : t.answeredOf(evidence.form.centre.name, basis.at, basis.by)} {t.was(counted(question, option, basis.n, locale))}
        </p>
      )}
      {basis?.n !== now && <p>{basis ? registerTexts[locale].laterOfficer(counted(question, option, now, locale)) : t.n(counted(question, option, now, locale))}</p>}
    </div>
  );
}

function Rows({ title, rows, unseen, locale }: { title: string; rows: readonly (EvidenceRow | KeptRow)[]; unseen: number; locale: Locale }): ReactNode {
  const t = registerTexts[locale].evidence;
  const adds = rows.some((row) => row.adds !== undefined && row.adds !== 1);
  return (
    <div>
      <Heading level={2} size="sm">
        {title}
      </Heading>
      {rows.length === 0 ? (
        <p>{unseen > 0 ? t.unseen(unseen) : t.none}</p>
      ) : (
        <Scroll label={title}>
          <table className="ds-table k-table">
            <caption className="ds-sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t.date}</th>
                <th scope="col">{t.what}</th>
                {adds && <th scope="col">{t.adds}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={evidenceRef(row)}>
                  <td>{formatDay(locale, row.on)}</td>
                  <td>
                    <RowTitle row={row} locale={locale} />
                  </td>
                  {adds && <td>{formatNumber(locale, row.adds ?? 1)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {rows.length > 0 && unseen > 0 && <p className="k-quiet">{t.unseen(unseen)}</p>}
    </div>
  );
}

/** A row that is gone stays, struck through and said in words. */
function RowTitle({ row, locale }: { row: EvidenceRow | KeptRow; locale: Locale }): ReactNode {
  const t = registerTexts[locale].evidence;
  if (row.removed)
    return (
      <>
        <del>{row.title}</del>
        <br />
        <span className="k-small k-quiet">{t.removed}</span>
      </>
    );
  const title =
    row.path === undefined ? (
      row.title
    ) : (
      <a className="ds-link" href={href(locale, row.path)}>
        {row.title}
      </a>
    );
  if (!('moved' in row && row.moved)) return title;
  return (
    <>
      {title}
      <br />
      <span className="k-small k-quiet">{t.moved}</span>
    </>
  );
}
