import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { madeAtOf, trapped } from '../../../platform/form-trap.ts';
import { href, norwegianDay } from '../../../platform/locale.ts';
import { isSecret, newSecret, secretOf } from '../../../platform/private-link.server.ts';
import { mayWrite } from '../../../platform/rate-limit.server.ts';
import { linkCtx } from '../../../platform/private-page.server.ts';
import { ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { findCentre, isActiveAt } from '../../scheme/scheme.ts';
import type { Centre } from '../../scheme/scheme.ts';
import { whyThisCentre } from '../../scheme/why-this-centre.ts';
import type { VisitingDay } from '../visit.ts';
import { getPublishedDay, requestVisit } from '../visits.server.ts';
import { centreName, whenText } from './parts.tsx';
import { daysPath, PlacesText } from './day-parts.tsx';
import { readForm } from '../../../ui/posted-form.ts';
import { codeMeant, municipalityChoice, municipalityMeant } from '../../geography/municipality-meant.ts';
import { groupPath } from './private-paths.ts';
import { FindCentre, nameToday, responsibleFor } from './request-find.tsx';
import type { FindView } from './request-find.tsx';
import { emptyRequest, parseRequest, readRequest, withMore } from './request-form.ts';
import type { TypedRequest } from './request-form.ts';
import { requestTexts } from './request-texts.ts';
import { RequestForm, requestPath } from './request-view.tsx';
import type { RequestView } from './request-view.tsx';

/** `?dag=` a visiting day, `?sentral=` a chosen centre, `?kommune=` the asker's municipality; with none of them the centre is found first. */
export async function getRequestPage(c: AppContext): Promise<Response> {
  const t = requestTexts[c.var.locale];
  const asked = (name: string): string | undefined => c.req.query(name)?.trim().slice(0, 100);
  const [dayId, centreId, municipality] = [asked('dag'), asked('sentral'), asked('kommune')];
  if (dayId !== undefined && dayId !== '') return showFor(c, fresh(c, { dayId }));
  if (centreId !== undefined && centreId !== '') return showFor(c, fresh(c, { centreId, municipality: codeOrNothing(c, municipality) }));
  if (municipality === undefined) return showFind(c, { query: '', centreError: centreId === '' ? t.find.noCentre : undefined }, centreId === '' ? 422 : 200);
  if (municipality === '') return showFind(c, { query: '', error: t.find.missing }, 422);
  const { geography } = c.var.services.definitions;
  const meant = municipalityMeant(geography, municipality, today(c));
  if (meant.kind === 'none') return showFind(c, { query: municipality, error: t.find.missing }, 422);
  if (meant.kind === 'several') return showFind(c, { query: municipality, found: meant.found });
  const { code } = meant.found;
  const centres = responsibleFor(c, code);
  if (centres.length !== 1) return showFind(c, { query: municipality, code });
  return showFor(c, fresh(c, { centreId: centres[0]!.centre.id, municipality: code }));
}

export async function postRequestPage(c: AppContext): Promise<Response> {
  const body = await readForm(c);
  const posted = readRequest(body);
  const now = c.var.services.now();
  // A form whose secret has been tampered with gets a new one; nothing has been kept under the old.
  const typed = { ...posted, secret: isSecret(posted.secret) ? posted.secret : newSecret(), madeAt: madeAtOf(posted.madeAt, now) };
  const more = withMore(typed, body.text('handling'));
  if (more) return showFor(c, { typed: more, errors: [] });
  const t = requestTexts[c.var.locale];
  const { request, errors } = parseRequest(c, typed, await dayOf(c, typed.dayId));
  if (!request) return showFor(c, { typed, errors }, 422);
  if (trapped(posted, now)) return showFor(c, { typed, errors, refused: t.tooFast }, 422);
  if (!(await mayWrite(c, 'visit'))) return showFor(c, { typed, errors, refused: t.tooMany }, 429);
  const secret = secretFor(typed);
  const path = href(c.var.locale, groupPath(secret));
  const asked = await requestVisit(linkCtx(c, secret), { ...request, path });
  if (asked.ok) return c.redirect(`${path}?ok=sendt`, 303);
  return showFor(c, { typed, errors, refused: asked.reason === 'nobody' ? t.failed : t.refused[asked.reason] }, 409);
}

/** The date whose municipalities are meant: the visiting day's, else today. */
const dayOf = async (c: AppContext, dayId: string): Promise<string> => (dayId === '' ? today(c) : norwegianDay((await getPublishedDay(ctxOf(c), dayId)).startsAt));

function secretFor(typed: TypedRequest): string {
  const { secret, madeAt: _, decoy: __, ...written } = typed;
  return secretOf(secret, written);
}

const today = (c: AppContext): string => norwegianDay(c.var.services.now());
/** A municipality from the address: as a code of today. */
const codeOrNothing = (c: AppContext, text: string | undefined): string => codeMeant(c.var.services.definitions.geography, text ?? '', today(c)) ?? '';

function fresh(c: AppContext, { centreId = '', dayId = '', municipality = '' }): RequestView {
  const now = c.var.services.now();
  const first = municipality === '' ? '' : municipalityChoice(c.var.services.definitions.geography, municipality, today(c));
  return { typed: emptyRequest({ secret: newSecret(), centreId, dayId, municipality, madeAt: madeAtOf(undefined, now) }, first), errors: [] };
}

/** The form for the day or the centre it names; another page when neither takes visits. */
async function showFor(c: AppContext, view: RequestView, status = 200): Promise<Response> {
  const { typed } = view;
  if (typed.dayId !== '') return showForDay(c, view, status);
  const centre = findCentre(c.var.services.definitions.scheme, typed.centreId);
  if (!centre || !isActiveAt(centre, today(c))) return showFind(c, { query: '', centreError: requestTexts[c.var.locale].refused['no-such-centre'] }, 422);
  return show(c, { ...view, head: <CentreHead c={c} centre={centre} typed={typed} /> }, requestTexts[c.var.locale].title, status);
}

async function showForDay(c: AppContext, view: RequestView, status: number): Promise<Response> {
  const t = requestTexts[c.var.locale];
  const day = await getPublishedDay(ctxOf(c), view.typed.dayId);
  const open = day.state === 'published' && day.startsAt > c.var.services.now();
  // What was typed is shown also when the day closed meanwhile; a form for a closed day is not begun.
  if (!open && status === 200) return showClosed(c);
  const shown = { ...view, day, typed: { ...view.typed, centreId: day.centreId, form: day.form }, head: <DayHead c={c} day={day} /> };
  return show(c, shown, t.dayTitle(day.title), status);
}

function show(c: AppContext, view: RequestView & { head: ReactNode }, title: string, status: number): Response {
  c.header('cache-control', 'no-store');
  return respond(
    c,
    {
      title,
      breadcrumbs: view.day ? [{ label: requestTexts[c.var.locale].find.daysLink, path: daysPath }] : [],
      robots: 'noindex',
      current: view.day ? daysPath : requestPath,
      width: 'form',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          <Heading level={1} size="lg">
            {title}
          </Heading>
          {view.head}
          <RequestForm c={c} view={view} />
        </div>
      ),
    },
    status,
  );
}

function CentreHead({ c, centre, typed }: { c: AppContext; centre: Centre; typed: TypedRequest }): ReactNode {
  const { locale } = c.var;
  const t = requestTexts[locale];
  const reason = typed.municipality === '' ? undefined : responsibleFor(c, typed.municipality).find((r) => r.centre.id === centre.id);
  return (
    <div className="k-visithost">
      <p>
        <strong>{t.asks(centre.name)}</strong>
        <br />
        {reason ? whyThisCentre(locale, c.var.services.definitions.scheme, reason.why, nameToday(c, typed.municipality)) : t.chosen}
      </p>
      <a className="ds-link k-tap" href={href(locale, requestPath)}>
        {t.otherCentre}
      </a>
    </div>
  );
}

function DayHead({ c, day }: { c: AppContext; day: VisitingDay }): ReactNode {
  const { locale } = c.var;
  return (
    <div className="k-visithost">
      <p>
        <strong>{centreName(c, day.centreId)}</strong>
        <br />
        {whenText(locale, day)}
        {day.place !== '' && (
          <>
            <br />
            {day.place}
          </>
        )}
      </p>
      <PlacesText c={c} day={day} />
      <a className="ds-link k-tap" href={href(locale, daysPath)}>
        {requestTexts[locale].otherDay}
      </a>
    </div>
  );
}

function showClosed(c: AppContext): Response {
  const { locale } = c.var;
  const t = requestTexts[locale];
  return respond(
    c,
    {
      title: t.dayGone,
      robots: 'noindex',
      width: 'prose',
      children: (
        <div className="k-stack">
          <Heading level={1} size="lg">
            {t.dayGone}
          </Heading>
          <p>{t.dayGoneHelp}</p>
          <p className="k-row">
            <ButtonLink href={href(locale, daysPath)}>{t.otherDay}</ButtonLink>
            <ButtonLink variant="secondary" href={href(locale, requestPath)}>
              {t.title}
            </ButtonLink>
          </p>
        </div>
      ),
    },
    409,
  );
}

function showFind(c: AppContext, view: FindView, status = 200): Response {
  const t = requestTexts[c.var.locale];
  return respond(
    c,
    {
      title: t.title,
      description: t.lead,
      width: 'form',
      current: requestPath,
      children: (
        <div className="k-stack k-stack--lg">
          <Heading level={1} size="xl">
            {t.title}
          </Heading>
          <p className="k-lead">{t.lead}</p>
          <Heading level={2} size="sm">
            {t.find.title}
          </Heading>
          {view.centreError !== undefined && status !== 200 && (
            <Message tone="danger" role="alert">
              {view.centreError}
            </Message>
          )}
          <FindCentre c={c} view={view} />
        </div>
      ),
    },
    status,
  );
}
