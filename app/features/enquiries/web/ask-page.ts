import type { AppContext } from '../../../platform/context.ts';
import { ctxOf } from '../../../platform/context.ts';
import { madeAtOf, trapped } from '../../../platform/form-trap.ts';
import { href, norwegianDay, norwegianYear } from '../../../platform/locale.ts';
import { oneLine } from '../../../platform/one-line.ts';
import { isSecret, linkActor, newSecret, secretOf } from '../../../platform/private-link.server.ts';
import { mayWrite } from '../../../platform/rate-limit.server.ts';
import { askEnquiry, listDeclaredTopics } from '../enquiries.server.ts';
import { offeredIn } from '../enquiry.ts';
import { changeIn } from './ask-change.ts';
import type { Change } from './ask-change.ts';
import { faultsIn, fieldNames, typedIn } from './ask-form.ts';
import type { AskFault, Typed } from './ask-form.ts';
import { askFormPage } from './ask-form-view.tsx';
import { activeCentres, placeAsked } from './ask-place.ts';
import type { Asked, Place } from './ask-place.ts';
import { askStartPage } from './ask-start-view.tsx';

/** GET /spor-en-sentral?kommune=&sentral=&tema=: first the municipality or a topic, then the form. */
export async function getAsk(c: AppContext): Promise<Response> {
  const { definitions, now } = c.var.services;
  const today = norwegianDay(now());
  const said = (name: string): string => oneLine(c.req.query(name) ?? '').slice(0, 100);
  const typed = said(fieldNames.municipality);
  const asked = placeAsked(definitions, typed, today);
  const centre = activeCentres(definitions, today).find((one) => one.id === said(fieldNames.centre));
  const byTopic = c.req.query(fieldNames.topics);
  // The form holds a key of its own: no cache between may hand it to somebody else.
  c.header('cache-control', 'private, no-cache');
  const declared = await listDeclaredTopics(ctxOf(c));
  if (asked.kind === 'one' && byTopic === undefined) return askFormPage(c, { place: asked.place, typed: freshForm(typed, centre?.id, asked.place, now()), faults: [], declared });
  return askStartPage(c, { asked, typed, centre, topic: byTopic, declared, submitted: c.req.query(fieldNames.municipality) !== undefined && byTopic === undefined });
}

const freshForm = (municipality: string, centre: string | undefined, { responsible }: Place, now: Date): Typed => ({
  municipality,
  centre: centre ?? responsible[0]?.centre.id ?? '',
  name: '',
  email: '',
  workplace: '',
  workplaceName: '',
  subject: '',
  text: '',
  topics: [],
  key: newSecret(),
  madeAt: madeAtOf(undefined, now),
  decoy: '',
});

/** POST /spor-en-sentral */
export async function postAsk(c: AppContext): Promise<Response> {
  const { definitions, now } = c.var.services;
  const today = norwegianDay(now());
  const form = await c.req.formData();
  const change = changeIn(form);
  const moved = change.municipality === '' ? undefined : placeAsked(definitions, change.municipality, today);
  const typed = changed(typedIn(form), change, moved);
  const asked = placeAsked(definitions, typed.municipality, today);
  if (asked.kind !== 'one') return askStartPage(c, { asked, typed: typed.municipality, declared: await listDeclaredTopics(ctxOf(c)), submitted: true }, 422);
  const again = { ...typed, key: isSecret(typed.key) ? typed.key : newSecret(), madeAt: madeAtOf(typed.madeAt, now()) };
  const declared = await listDeclaredTopics(ctxOf(c));
  const show = (faults: readonly AskFault[], status: 409 | 422 | 429, stopped?: 'quick' | 'tooMany') =>
    askFormPage(c, { place: asked.place, typed: again, faults, stopped, declared }, status);
  if (moved && moved.kind !== 'one')
    return askFormPage(c, { place: asked.place, typed: again, faults: [], declared, unchanged: { municipality: change.municipality, asked: moved } }, 422);
  // Another centre answers now: the asker sees which, and why, before anything is sent.
  if (moved || change.pressed) return askFormPage(c, { place: asked.place, typed: again, faults: [], declared });
  const faults = faultsIn(typed, offered(c, today));
  if (faults.length > 0) return show(faults, 422);
  if (trapped(typed, now())) return show([], 422, 'quick');
  if (!(await mayWrite(c, 'ask'))) return show([], 429, 'tooMany');
  return ask(c, again, asked.place, () => show([{ field: 'centre', what: 'centre-unknown' }], 409));
}

/** The form with the municipality and the centre that were changed to; the rest as it was typed. */
function changed(typed: Typed, change: Change, moved: Asked | undefined): Typed {
  if (moved?.kind !== 'one') return change.centre === '' ? typed : { ...typed, centre: change.centre };
  return { ...typed, municipality: change.municipality, centre: change.centre || (moved.place.responsible[0]?.centre.id ?? '') };
}

function offered(c: AppContext, today: string) {
  const { definitions, now } = c.var.services;
  const year = norwegianYear(now());
  const idsOf = (things: readonly { readonly id: string }[]): Set<string> => new Set(things.map(({ id }) => id));
  return {
    centres: idsOf(activeCentres(definitions, today)),
    workplaces: idsOf(offeredIn(definitions.enquiries.workplaces, year)),
    topics: idsOf(offeredIn(definitions.enquiries.topics, year)),
  };
}

async function ask(c: AppContext, typed: Typed, { municipality }: Place, refused: () => Response): Promise<Response> {
  const { locale } = c.var;
  const secret = secretFor(typed);
  const path = href(locale, `/sak/${secret}`);
  const result = await askEnquiry(
    { ...ctxOf(c), actor: linkActor(secret) },
    {
      centreId: typed.centre,
      municipality: municipality.code,
      workplace: typed.workplace,
      topics: typed.topics,
      language: locale,
      contact: { name: typed.name, email: typed.email, workplaceName: typed.workplaceName || null },
      subject: typed.subject,
      text: typed.text,
      path,
    },
  );
  return result.ok ? c.redirect(`${path}?ny=1`, 303) : refused();
}

function secretFor(typed: Typed): string {
  const { key, madeAt: _, decoy: __, ...written } = typed;
  return secretOf(key, written);
}
