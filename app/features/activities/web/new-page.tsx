import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { uploadLimits } from '../../../platform/uploaded-file.ts';
import { filesIn } from '../../../platform/uploaded-file.server.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { ButtonLink } from '../../../ui/fields.tsx';
import { fileMessage } from '../../../ui/files.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireActor, requireCentre } from '../../access/access.server.ts';
import { addPartner, getActivity, listLastKinds, listPartners, listSameTimeLastYear, logActivity } from '../activities.server.ts';
import { activityPath } from '../activity-address.ts';
import type { Activity } from '../activity.ts';
import { spanText } from './days.ts';
import { fileField } from './files-section.tsx';
import { LogForm } from './form-view.tsx';
import { blank, centreOf, errorsOf, inputOf, messageFor, readTyped, todayOf, typedErrors, typedFrom } from './log-form.ts';
import type { TypedActivity } from './log-form.ts';
import { idPattern, logCrumbs, newPath } from './log-paths.ts';
import { logTexts } from './texts.ts';

/** Half-written on a device: one for each person and centre. */
export const draftName = (c: AppContext, centreId: string): string => `logg:${requireActor(c).personId}:${centreId}`;

/** `?som=ID` begins with what that activity says, today; `?lenke=…&tittel=…` with a link that was pasted or shared. */
export async function getNewPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const today = todayOf(c);
  const like = c.req.query('som');
  if (like !== undefined && new RegExp(`^${idPattern}$`).test(like)) {
    const { activity } = await getActivity(ctxOf(c), centreId, like);
    return show(c, centreId, { ...typedFrom(activity), day: today, from: '', to: '', suggested: undefined, tasks: [] }, { fresh: false });
  }
  const [used] = await listLastKinds(ctxOf(c), centreId);
  const given = (name: string, most: number): string => (c.req.query(name) ?? '').trim().slice(0, most);
  const [link, title] = [given('lenke', 2000), given('tittel', 200)];
  return show(c, centreId, { ...blank(today, used?.kind ?? ''), link, title }, { fresh: link === '' && title === '' });
}

export async function postNewPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const { version: _, shownOn, ...typed } = await readTyped(c);
  const sent = await filesIn(await c.req.formData(), fileField);
  const errors = typedErrors(c, typed);
  if (sent.refused.length > 0 || sent.files.length > uploadLimits.files) errors.push(fileError(c, sent));
  const partner = await withNewPartner(c, centreId, typed, errors);
  if (errors.length === 0) {
    const logged = await logActivity(ctxOf(c), { centreId, once: typed.once, activity: inputOf(c, partner, { startsOn: shownOn, endsOn: null }), files: sent.files });
    if (logged.ok) return c.redirect(`${href(c.var.locale, activityPath(logged.id))}?ok=${logged.again ? 'fantes' : 'logget'}`, 303);
    errors.push(...errorsOf(c, logged.faults, typed));
  }
  // A browser gives no file back to the page that comes again.
  if (sent.files.length > 0 && messageFor(errors, fileField) === undefined) errors.push(fileError(c, sent));
  return show(c, centreId, partner, { errors, fresh: true });
}

const fileError = (c: AppContext, sent: Awaited<ReturnType<typeof filesIn>>): FieldError => ({ href: `#${fileField}`, message: fileMessage(c.var.locale, sent, true) ?? '' });

/** A partner that was not on the list is put there first; then it is one that is ticked, whatever else is wrong with the form. */
export async function withNewPartner(c: AppContext, centreId: string, typed: TypedActivity, errors: FieldError[]): Promise<TypedActivity> {
  const kind = c.var.services.definitions.activities.kinds.find((k) => k.id === typed.kind);
  if (typed.newPartner === '' || kind?.fields.includes('partners') !== true) return typed;
  const added = await addPartner(ctxOf(c), { centreId, name: typed.newPartner });
  if (added.ok) return { ...typed, newPartner: '', partners: [...new Set([...typed.partners, added.id])] };
  errors.push({ href: '#ny-partner', message: logTexts[c.var.locale].form.badPartner });
  return typed;
}

/** `fresh`: a draft of the device may be put back here; a form that begins with something else is left alone. */
async function show(c: AppContext, centreId: string, typed: TypedActivity, { errors = [], fresh }: { errors?: readonly FieldError[]; fresh: boolean }): Promise<Response> {
  const { locale } = c.var;
  const t = logTexts[locale];
  const ctx = ctxOf(c);
  const [used, partners, lastYear] = [await listLastKinds(ctx, centreId), await listPartners(ctx), errors.length > 0 ? [] : await listSameTimeLastYear(ctx, centreId)];
  return respond(
    c,
    {
      title: t.newTitle,
      breadcrumbs: logCrumbs(c),
      robots: 'noindex',
      script: true,
      faulty: errors.length > 0,
      children: (
        <div className="k-logpage">
          {errors.length > 0 && <ErrorSummary title={t.form.summary(errors.length)} errors={errors} />}
          <div className="k-stack k-stack--lg">
            <Heading level={1} size="lg">
              {t.newTitle}
            </Heading>
            <LogForm
              view={{ c, centre: centreOf(c, centreId), typed, errors, partners, used, draft: fresh ? draftName(c, centreId) : undefined }}
              action={newPath}
              save={t.form.save}
            />
          </div>
          {lastYear.length > 0 && <LastYear c={c} activities={lastYear} />}
        </div>
      ),
    },
    errors.length > 0 ? 422 : 200,
  );
}

function LastYear({ c, activities }: { c: AppContext; activities: readonly Activity[] }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].again;
  return (
    <section className="k-logagain" aria-labelledby="i-fjor">
      <Heading level={2} size="xs" id="i-fjor">
        {t.title}
      </Heading>
      <ul className="k-again">
        {activities.map((a) => (
          <li key={a.id}>
            <span>
              {a.title}
              <br />
              <span className="k-quiet k-small">
                {spanText(locale, a)}
                {a.audience !== null && `, ${t.audience(formatNumber(locale, a.audience))}`}
              </span>
            </span>
            <ButtonLink variant="secondary" href={href(locale, `${newPath}?som=${a.id}`)} aria-label={t.of(a.title)}>
              {t.use}
            </ButtonLink>
          </li>
        ))}
      </ul>
      {activities.some((a) => a.demonstration) && <DemoMark locale={locale} />}
    </section>
  );
}
