import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href, textIn } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button, TextArea } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { readForm } from '../../../ui/posted-form.ts';
import { respond } from '../../../ui/respond.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { matrixOf, matrixPath, taskPath } from '../fulfilment-address.ts';
import { isOfficerSays, longestWord, mayFollow } from '../fulfilment.ts';
import type { OfficerSays } from '../fulfilment.ts';
import { decide, getTask } from '../fulfilment.server.ts';
import type { TaskPage } from '../fulfilment.server.ts';
import type { SayingFault } from '../inside/saying.server.ts';
import { stateWords } from '../texts.ts';
import { isWrongText, numberIn } from './request.ts';
import { TaskBasis } from './task-basis.tsx';
import { Talk } from './talk-view.tsx';
import { webTexts } from './texts.ts';

interface Attempt {
  readonly text: string;
  readonly fault?: SayingFault | undefined;
}
const wanted = (c: AppContext) => ({ centreId: c.req.param('centre') ?? '', year: numberIn(c, 'year'), task: numberIn(c, 'task') });

/** GET /direktoratet/oppgaver/:year/:centre/:task: what one cell of the matrix stands on. */
export async function getTaskPage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const said = c.req.query('ok') ?? '';
  return show(c, await getTask(ctxOf(c), wanted(c)), { text: '' }, isOfficerSays(said) ? said : undefined);
}

/** POST: accepts, answers, or takes an acceptance back. */
export async function postTaskPage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const key = wanted(c);
  const body = await readForm(c);
  const [kind, text, seen] = [body.text('gjor'), body.text('merknad'), Number(body.text('sett'))];
  if (!isOfficerSays(kind)) throw new AppError('malformed');
  const done = await decide(ctxOf(c), { ...key, kind, text, seen });
  if (done.ok) return c.redirect(`${href(c.var.locale, taskPath(key.year, key.centreId, key.task))}?ok=${kind}`, 303);
  return show(c, await getTask(ctxOf(c), key), { text, fault: done.reason });
}

function show(c: AppContext, page: TaskPage, attempt: Attempt, done?: OfficerSays): Response {
  const { locale, services } = c.var;
  const t = webTexts[locale].cell;
  const { fault } = attempt;
  const typing = isWrongText(fault);
  const title = t.title(page.centre.name, page.task.number, textIn(page.task.short, locale));
  return respond(
    c,
    {
      title,
      breadcrumbs: [
        { label: webTexts[locale].matrix.titleOf(page.year), path: matrixOf(page.year) },
        { label: title, path: taskPath(page.year, page.centre.id, page.task.number) },
      ],
      current: matrixPath,
      robots: 'noindex',
      width: 'form',
      script: typing,
      children: (
        <div className="k-stack k-stack--lg">
          {typing && <ErrorSummary title={webTexts[locale].summary} errors={[{ href: '#merknad', message: webTexts[locale].faults[fault] }]} />}
          {fault && !typing && (
            <Message tone="warning" role="alert">
              {webTexts[locale].faults[fault]}
            </Message>
          )}
          {done && (
            <Message tone="success" role="status">
              {t.done[done]}
            </Message>
          )}
          <div className="k-stack k-stack--s">
            <Heading level={1} size="lg">
              {title}
            </Heading>
            <p className="k-measure">
              {textIn(page.task.text, locale)} {services.definitions.scheme.demonstration && <DemoMark locale={locale} />}
            </p>
          </div>
          <TaskBasis c={c} page={page} />
          <Said c={c} page={page} />
          <Decide c={c} page={page} attempt={attempt} />
          <p>
            <a className="ds-link k-tap" href={href(locale, matrixOf(page.year))}>
              {t.back(page.year)}
            </a>
          </p>
        </div>
      ),
    },
    typing ? 422 : fault ? 409 : 200,
  );
}

function Said({ c, page }: { c: AppContext; page: TaskPage }): ReactNode {
  const { locale } = c.var;
  const t = webTexts[locale].cell;
  const { accepted } = page.standing;
  const now = { state: page.cell.state, n: page.cell.n };
  const changed = accepted && (accepted.basis.state !== now.state || accepted.basis.n !== now.n);
  return (
    <section className="k-stack k-stack--s" aria-labelledby="sagt">
      <Heading level={2} size="sm" id="sagt">
        {t.talk}
      </Heading>
      {changed && <Message tone="info">{t.changedSince(stateWords(accepted.basis, locale), stateWords(now, locale))}</Message>}
      {page.entries.length === 0 ? <p className="k-quiet">{t.nothingSaid}</p> : <Talk entries={page.entries} locale={locale} />}
    </section>
  );
}

function Decide({ c, page, attempt }: { c: AppContext; page: TaskPage; attempt: Attempt }): ReactNode {
  const { locale } = c.var;
  const t = webTexts[locale].cell;
  const may = (kind: OfficerSays): boolean => mayFollow(kind, page.standing);
  const error = isWrongText(attempt.fault) ? webTexts[locale].faults[attempt.fault] : undefined;
  return (
    <section aria-labelledby="avgjor">
      <form method="post" action={href(locale, taskPath(page.year, page.centre.id, page.task.number))} noValidate className="k-stack">
        <Heading level={2} size="sm" id="avgjor">
          {may('accepted') ? t.decide : t.withdrawTitle}
        </Heading>
        <p className="k-quiet">{may('accepted') ? t.decideHelp : t.withdrawHelp}</p>
        <input type="hidden" name="sett" value={page.entries.length} />
        <TextArea id="merknad" name="merknad" label={t.note} help={t.noteHelp} value={attempt.text} error={error} maxLength={longestWord} />
        <div className="k-row">
          {may('accepted') && (
            <Button name="gjor" value="accepted">
              {t.accept}
            </Button>
          )}
          {may('reply') && (
            <Button variant="secondary" name="gjor" value="reply">
              {t.reply}
            </Button>
          )}
          {may('withdrawn') && (
            <Button variant="secondary" name="gjor" value="withdrawn">
              {t.withdraw}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}
