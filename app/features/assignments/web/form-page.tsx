import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { changeAssignment, getAssignment, makeAssignment } from '../assignments.server.ts';
import type { Assignment } from '../assignment.ts';
import type { RefusedReason } from './attempt.ts';
import { deskCrumbs, deskOf, idOf, newPath, onePath } from './desk.ts';
import { blank, errorsOf, inputOf, readTyped, typedFrom } from './form.ts';
import type { TypedAssignment } from './form.ts';
import { AssignmentForm } from './form-view.tsx';
import { pageTexts } from './texts.ts';

interface View {
  readonly typed: TypedAssignment;
  readonly errors?: readonly FieldError[];
  readonly refused?: RefusedReason | undefined;
  readonly changes?: { readonly assignment: Assignment; readonly version: number } | undefined;
}

/** A new one: a centre puts it on the board, an officer on the board or to one centre directly. */
export const getNewPage = (c: AppContext): Response => show(c, { typed: blank(deskOf(c)) });

export async function postNewPage(c: AppContext): Promise<Response> {
  const desk = deskOf(c);
  const { version: _, ...typed } = await readTyped(c);
  const made = await makeAssignment(ctxOf(c), { centreId: desk.centreId, once: typed.once, input: inputOf(typed) });
  if (!made.ok) return show(c, { typed, errors: errorsOf(c, made.faults) });
  return c.redirect(`${href(c.var.locale, onePath(desk, made.id))}?ok=${made.again ? 'fantes' : 'laget'}`, 303);
}

/** @throws AppError `not-found` for whoever may not change it, or when it is over */
async function changed(c: AppContext): Promise<Assignment> {
  const { assignment, may } = await getAssignment(ctxOf(c), { centreId: deskOf(c).centreId, id: idOf(c) });
  if (!may.change) throw new AppError('not-found');
  return assignment;
}

export async function getEditPage(c: AppContext): Promise<Response> {
  const assignment = await changed(c);
  return show(c, { typed: typedFrom(assignment), changes: { assignment, version: assignment.version } });
}

export async function postEditPage(c: AppContext): Promise<Response> {
  const [desk, id] = [deskOf(c), idOf(c)];
  const { version, ...typed } = await readTyped(c);
  const { assignment } = await getAssignment(ctxOf(c), { centreId: desk.centreId, id });
  const result = await changeAssignment(ctxOf(c), { centreId: desk.centreId, id, version, input: inputOf({ ...typed, asked: '' }) });
  if (result.ok) return c.redirect(`${href(c.var.locale, onePath(desk, id))}?ok=endret`, 303);
  if (result.reason === 'invalid') return show(c, { typed, errors: errorsOf(c, result.faults), changes: { assignment, version } });
  // Sent again, it is with open eyes: what the others wrote is one press away.
  return show(c, { typed, refused: result.reason, changes: { assignment, version: assignment.version } });
}

function show(c: AppContext, { typed, errors = [], refused, changes }: View): Response {
  const desk = deskOf(c);
  const { locale } = c.var;
  const t = pageTexts[locale];
  const back = changes ? onePath(desk, changes.assignment.id) : desk.base;
  return respond(
    c,
    {
      title: changes ? t.form.editTitle : t.form.newTitle,
      breadcrumbs: [...deskCrumbs(c, desk), ...(changes ? [{ label: changes.assignment.title, path: back }] : [])],
      current: desk.base,
      robots: 'noindex',
      script: errors.length > 0,
      width: 'form',
      children: (
        <>
          {errors.length > 0 && <ErrorSummary title={t.form.summary(errors.length)} errors={errors} />}
          <div className="k-stack k-stack--lg">
            {refused && (
              <Message tone="warning" role="alert">
                <p>{t.refused[refused]}</p>
                <p>
                  <a className="ds-link" href={href(locale, back)} target="_blank" rel="noopener">
                    {t.refused.seeIt}
                  </a>
                </p>
              </Message>
            )}
            <div className="k-stack k-stack--s">
              <Heading level={1} size="lg">
                {changes ? t.form.editTitle : t.form.newTitle}
              </Heading>
              {!changes && <p>{t.form.newLead}</p>}
            </div>
            <AssignmentForm view={{ c, desk, typed, errors, changes }} action={changes ? `${back}/endre` : newPath(desk)} save={changes ? t.form.saveChange : t.form.save} />
            <p>
              <a className="ds-link k-tap" href={href(locale, back)}>
                {changes ? t.form.back : t.form.cancel}
              </a>
            </p>
          </div>
        </>
      ),
    },
    errors.length > 0 ? 422 : refused ? 409 : 200,
  );
}
