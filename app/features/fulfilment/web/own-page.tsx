import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href, textIn } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { readForm } from '../../../ui/posted-form.ts';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { ownTasksOf, ownTasksPath, taskAnchor } from '../fulfilment-address.ts';
import { isCentreSays, isFulfilled, isMissing } from '../fulfilment.ts';
import { addWord, getOwnTasks } from '../fulfilment.server.ts';
import type { OwnTasks } from '../fulfilment.server.ts';
import { partOfYear } from '../matrix-view.tsx';
import { OwnTask } from './own-task.tsx';
import type { Attempt } from './own-task.tsx';
import { isWrongText, numberIn, yearAsked } from './request.ts';
import { webTexts } from './texts.ts';

/** GET /min-sentral/oppgaver?aar=: what counts, how much there is, what is missing and what to do now. */
export async function getOwnTasksPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  return show(c, await getOwnTasks(ctxOf(c), { centreId, year: yearAsked(c) }), undefined, c.req.query('sendt') !== undefined);
}

/** POST /min-sentral/oppgaver/:year/:task: a word, or that the centre disagrees. */
export async function postOwnTask(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const [year, task] = [numberIn(c, 'year'), numberIn(c, 'task')];
  const body = await readForm(c);
  const [kind, text] = [body.text('gjelder') || 'word', body.text('ord')];
  if (!isCentreSays(kind)) throw new AppError('malformed');
  const said = await addWord(ctxOf(c), { centreId, year, task, kind, text, seen: Number(body.text('sett')) });
  if (said.ok) return c.redirect(`${href(c.var.locale, ownTasksOf(year))}&sendt#${taskAnchor(task)}`, 303);
  return show(c, await getOwnTasks(ctxOf(c), { centreId, year }), { task, kind, text, fault: said.reason });
}

function show(c: AppContext, found: OwnTasks, attempt?: Attempt, sent = false): Response {
  const { locale } = c.var;
  const t = webTexts[locale];
  const typing = attempt && isWrongText(attempt.fault);
  const { own, year } = found;
  return respond(
    c,
    {
      title: t.own.title(year),
      breadcrumbs: [{ label: t.own.title(year), path: ownTasksPath }],
      current: ownTasksPath,
      robots: 'noindex',
      width: 'form',
      script: typing === true,
      children: (
        <div className="k-stack k-stack--lg">
          {typing && <ErrorSummary title={t.summary} errors={[{ href: `#ord-${attempt.task}`, message: t.faults[attempt.fault] }]} />}
          {attempt && !typing && (
            <Message tone="warning" role="alert">
              <p>{t.faults[attempt.fault]}</p>
              <p>
                <a className="ds-link" href={`#${taskAnchor(attempt.task)}`}>
                  {t.own.say}
                </a>
              </p>
            </Message>
          )}
          {sent && (
            <Message tone="success" role="status">
              {t.own.sent}
            </Message>
          )}
          <Top c={c} found={found} />
          <div>
            {own.tasks.map((one) => (
              <OwnTask key={one.task.number} c={c} one={one} found={found} attempt={attempt?.task === one.task.number ? attempt : undefined} />
            ))}
          </div>
        </div>
      ),
    },
    typing ? 422 : attempt ? 409 : 200,
  );
}

function Top({ c, found: { own, year, years, period, going } }: { c: AppContext; found: OwnTasks }): ReactNode {
  const { locale, services } = c.var;
  const t = webTexts[locale];
  const fulfilled = own.tasks.filter(({ cell, standing }) => isFulfilled(cell, standing)).length;
  const lacking = own.tasks.filter(({ cell, standing }) => isMissing(cell, standing));
  const part = partOfYear(own.centre, year, locale);
  return (
    <div className="k-stack">
      <Heading level={1} size="lg">
        {t.own.title(year)}
      </Heading>
      <nav aria-label={t.years}>
        <ul className="k-tabs">
          {years.map((one) => (
            <li key={one}>
              <a href={href(locale, ownTasksOf(one))} aria-current={one === year ? 'page' : undefined}>
                {one}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="k-lead">
        {t.own.done(fulfilled, own.tasks.length)} {lacking.length > 0 && t.own.lacking(lacking.map(({ task }) => textIn(task.short, locale).toLocaleLowerCase(locale)))}{' '}
        {lacking.length > 0 && going && t.own.going} {services.definitions.scheme.demonstration && <DemoMark locale={locale} />}
      </p>
      <p className="k-quiet">
        {t.period(period.id.replace('-', '–'))}
        {part !== undefined && `, ${part}. ${own.months < 12 ? t.share(own.months) : ''}`}
      </p>
      <ul className="k-linkrow">
        <li>
          <a className="ds-link k-tap" href={href(locale, '/min-sentral/avtale')}>
            {t.own.agreement}
          </a>
        </li>
        <li>
          <a className="ds-link k-tap" href={href(locale, '/min-sentral/tall')}>
            {t.own.figures}
          </a>
        </li>
      </ul>
    </div>
  );
}
