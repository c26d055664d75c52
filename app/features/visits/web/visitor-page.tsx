import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { formatDay, formatNumber, href } from '../../../platform/locale.ts';
import { keepPrivate, linkCtx, secretOf } from '../../../platform/private-page.server.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { Facts } from '../../../ui/facts.tsx';
import type { OwnPlace } from '../inputs.ts';
import type { VisitPerson } from '../visit.ts';
import { cancelOwnPlace, eraseOwnPlace, exportOwnPlace, findOwnPlace } from '../visits.server.ts';
import { ownTexts } from './own-texts.ts';
import { visitorTexts } from './visitor-texts.ts';
import { centreName, formName, kindName, placeName, whenText } from './parts.tsx';
import { visitorPath } from './private-paths.ts';

/** `/besokende/SECRET`: when and where, for one visitor; what is held about them, and the way out. Nothing about the others. */
export const getVisitorPage = (c: AppContext): Promise<Response> => show(c, secretOf(c));

export async function postCancelPlace(c: AppContext): Promise<Response> {
  const secret = secretOf(c);
  const cancelled = await cancelOwnPlace(linkCtx(c, secret));
  if (!cancelled.ok) return show(c, secret, ownTexts[c.var.locale].refused[cancelled.reason === 'too-late' ? 'too-late' : 'other'], 409);
  keepPrivate(c);
  return c.redirect(`${href(c.var.locale, visitorPath(secret))}?ok=avmeld`, 303);
}

export async function postErasePlace(c: AppContext): Promise<Response> {
  const secret = secretOf(c);
  await eraseOwnPlace(linkCtx(c, secret));
  keepPrivate(c);
  return c.redirect(href(c.var.locale, visitorPath(secret)), 303);
}

/** Everything that is held about this visitor, as a file. */
export async function getOwnPlaceData(c: AppContext): Promise<Response> {
  const data = await exportOwnPlace(linkCtx(c, secretOf(c)));
  keepPrivate(c);
  c.header('content-type', 'application/json; charset=utf-8');
  c.header('content-disposition', 'attachment; filename="mine-data.json"');
  return c.body(JSON.stringify(data, null, 2));
}

async function show(c: AppContext, secret: string, refused?: string, status = 200): Promise<Response> {
  const place = await findOwnPlace(linkCtx(c, secret));
  if (!place) throw new AppError('not-found');
  keepPrivate(c);
  const t = visitorTexts[c.var.locale];
  return respond(c, { title: t.title, robots: 'noindex', width: 'prose', children: <Place c={c} secret={secret} place={place} refused={refused} /> }, status);
}

function statusText(c: AppContext, { visit }: OwnPlace, person: VisitPerson): string {
  const t = visitorTexts[c.var.locale];
  if (person.cancelledAt !== null) return t.cancelled;
  switch (visit.state) {
    case 'agreed':
      return t.coming;
    case 'held':
    case 'summed-up':
      return t.held;
    case 'declined':
    case 'withdrawn':
    case 'cancelled':
      return t.over;
    default:
      return t.notYet;
  }
}

function Place({ c, secret, place, refused }: { c: AppContext; secret: string; place: OwnPlace; refused: string | undefined }): ReactNode {
  const { locale } = c.var;
  const own = ownTexts[locale];
  const t = visitorTexts[locale];
  const { visit, person, day } = place;
  const coming = visit.state === 'agreed' && person?.cancelledAt === null;
  return (
    <div className="k-stack k-stack--lg">
      {refused !== undefined && (
        <Message tone="danger" role="alert">
          {refused}
        </Message>
      )}
      <div className="k-visitpart">
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        <p className="k-facts">
          <span>{own.host(centreName(c, visit.centreId))}</span>
          {visit.demonstration && <DemoMark locale={locale} />}
        </p>
      </div>
      {person ? (
        <p className="k-lead">
          {t.you(person.name)} {statusText(c, place, person)}
        </p>
      ) : (
        <Message tone="info" title={t.erased}>
          {t.erasedText}
        </Message>
      )}
      <Facts
        facts={[
          [own.when, whenText(locale, visit)],
          [own.where, visit.place],
          [own.how, formName(locale, visit.form)],
        ]}
      />
      {coming && day && day.programme !== '' && <p className="k-letter">{day.programme}</p>}
      {coming && day && day.practical !== '' && <p className="k-letter">{day.practical}</p>}
      <p className="k-row">
        {coming && <ButtonLink href={href(locale, `${visitorPath(secret)}/invitasjon.ics`)}>{own.invitation}</ButtonLink>}
        {place.mayCancel && (
          <ButtonLink variant="secondary" href={href(locale, `${visitorPath(secret)}/avmeld`)}>
            {t.cancel}
          </ButtonLink>
        )}
      </p>
      {person && <Held c={c} secret={secret} place={place} person={person} />}
    </div>
  );
}

/** What is held about this visitor: to read, to take along, to erase. */
function Held({ c, secret, place: { visit, eraseOn }, person }: { c: AppContext; secret: string; place: OwnPlace; person: VisitPerson }): ReactNode {
  const { locale, services } = c.var;
  const t = visitorTexts[locale];
  return (
    <section className="k-stack" aria-labelledby="egne-data">
      <Heading level={2} size="sm" id="egne-data">
        {t.ownData}
      </Heading>
      <Facts
        facts={[
          [t.name, person.name],
          [t.email, person.email ?? ''],
          [t.from, placeName(c, visit, person.municipality)],
          [t.kind, kindName(c, person.kind)],
        ]}
      />
      <p>{eraseOn === undefined ? t.ownDataText(formatNumber(locale, services.definitions.visits.eraseAfter)) : t.ownDataOn(formatDay(locale, eraseOn))}</p>
      <p className="k-row">
        <a className="ds-link k-tap" href={href(locale, `${visitorPath(secret)}/mine-data.json`)}>
          {t.download}
        </a>
        <a className="ds-link k-tap" href={href(locale, `${visitorPath(secret)}/slett`)}>
          {t.erase}
        </a>
      </p>
    </section>
  );
}
