import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { editActivity, getActivity, listPartners } from '../activities.server.ts';
import { activityPath } from '../activity-address.ts';
import { LogForm } from './form-view.tsx';
import { centreOf, errorsOf, inputOf, readTyped, typedErrors, typedFrom } from './log-form.ts';
import type { TypedActivity } from './log-form.ts';
import { idOf, logCrumbs } from './log-paths.ts';
import { withNewPartner } from './new-page.tsx';
import { logTexts } from './texts.ts';

interface View {
  readonly typed: TypedActivity;
  readonly errors?: readonly FieldError[];
  readonly refused?: 'changed-meanwhile' | 'removed' | undefined;
  /** The version the person has seen; nothing: the newest. */
  readonly version?: number;
}

/** The centre that wrote it down changes it; nobody else has this page. */
export async function getEditPage(c: AppContext): Promise<Response> {
  const { activity, mayChange } = await getActivity(ctxOf(c), requireCentre(c), idOf(c));
  if (!mayChange || activity.removedAt) throw new AppError('not-found');
  return show(c, { typed: typedFrom(activity) });
}

export async function postEditPage(c: AppContext): Promise<Response> {
  const [centreId, id] = [requireCentre(c), idOf(c)];
  const { version, shownOn: _, ...typed } = await readTyped(c);
  const errors = typedErrors(c, typed);
  // Whoever may not change it learns so before anything else is done.
  const { activity, mayChange } = await getActivity(ctxOf(c), centreId, id);
  if (!mayChange) throw new AppError('not-found');
  const partner = await withNewPartner(c, centreId, typed, errors);
  if (errors.length > 0) return show(c, { typed: partner, errors, version });
  const changed = await editActivity(ctxOf(c), { centreId, id, version, activity: inputOf(c, { ...partner, suggested: [] }, activity) });
  if (changed.ok) return c.redirect(`${href(c.var.locale, activityPath(id))}?ok=endret`, 303);
  if (changed.reason === 'invalid') return show(c, { typed: partner, errors: errorsOf(c, changed.faults, typed), version });
  return show(c, { typed: partner, refused: changed.reason });
}

async function show(c: AppContext, { typed, errors = [], refused, version }: View): Promise<Response> {
  const [centreId, id] = [requireCentre(c), idOf(c)];
  const { locale } = c.var;
  const t = logTexts[locale];
  const { activity } = await getActivity(ctxOf(c), centreId, id);
  const partners = await listPartners(ctxOf(c));
  return respond(
    c,
    {
      title: t.edit.title,
      breadcrumbs: [...logCrumbs(c), { label: activity.title, path: activityPath(id) }],
      robots: 'noindex',
      script: errors.length > 0,
      faulty: errors.length > 0,
      children: (
        <div className="k-logpage">
          {errors.length > 0 && <ErrorSummary title={t.form.summary(errors.length)} errors={errors} />}
          <div className="k-stack k-stack--lg">
            {refused && (
              <Message tone="warning" role="alert">
                <p>{t.refused[refused]}</p>
                <p>
                  <a className="ds-link" href={href(locale, activityPath(id))} target="_blank" rel="noopener">
                    {t.refused.seeIt}
                  </a>
                </p>
              </Message>
            )}
            <Heading level={1} size="lg">
              {t.edit.title}
            </Heading>
            <LogForm
              view={{ c, centre: centreOf(c, centreId), typed, errors, partners, used: [], changes: { activity, version: version ?? activity.version } }}
              action={`${activityPath(id)}/endre`}
              save={t.edit.save}
            />
            <p>
              <a className="ds-link k-tap" href={href(locale, activityPath(id))}>
                {t.edit.back}
              </a>
            </p>
          </div>
        </div>
      ),
    },
    errors.length > 0 ? 422 : refused ? 409 : 200,
  );
}
