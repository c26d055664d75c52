import type { ReactNode } from 'react';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { href, norwegianDay } from '../../../../platform/locale.ts';
import { mayWrite, mayWriteTo } from '../../../../platform/rate-limit.server.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { draftSent } from '../../../../ui/draft.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { centresOf } from '../../../access/access.ts';
import { municipalityName } from '../../../geography/geography.ts';
import type { PublishedIdea } from '../../idea-case.ts';
import { isReportReason } from '../../idea-use.ts';
import type { Contributions, UseFault } from '../../idea-use.ts';
import { addUse, askAuthor, changeUse, commentOn, getContributions, ownMunicipalities, reportContent } from '../../idea-uses.server.ts';
import { requestedIdea } from '../read/requested-idea.ts';
import { bankName } from '../sender/bank-name.ts';
import { ContributionForm, FormProblems } from './form-view.tsx';
import type { FormKind, FormProps } from './form-view.tsx';
import { pathOf, voiceText } from './parts.tsx';
import { QuestionsSection } from './questions-section.tsx';
import { again, errorsOf, freshForm, guestIn, tellsOfPerson, typedIn, wasTrapped } from './typed.ts';
import type { Typed } from './typed.ts';
import { useTexts } from './use-texts.ts';
import { UsedSection } from './used-section.tsx';

/** The pages on which somebody says something of a published idea. */

export const places = { use: 'bruk', question: 'sporsmal', comment: 'kommentar', report: 'meld-fra' } as const satisfies Record<FormKind, string>;
type Shown = Pick<FormProps, 'errors' | 'stopped'>;
export interface Place {
  readonly found: PublishedIdea;
  readonly all: Contributions;
  readonly kind: FormKind;
}
async function placeOf(c: AppContext, kind: FormKind): Promise<Place | Response> {
  const found = await requestedIdea(c, `/${places[kind]}`);
  if (found instanceof Response) return found;
  const all = await getContributions(ctxOf(c), found.idea.id);
  if (kind === 'comment' && !all.may.comment) throw new AppError(c.var.actor.kind === 'anonymous' ? 'unauthenticated' : 'not-found');
  return { found, all, kind };
}
export const getSayPage =
  (kind: FormKind) =>
  async (c: AppContext): Promise<Response> => {
    const place = await placeOf(c, kind);
    if (place instanceof Response) return place;
    c.header('cache-control', 'private, no-cache');
    const today = norwegianDay(c.var.services.now());
    return show(c, place, freshForm(c, { about: c.req.query('om') ?? '', month: String(Number(today.slice(5, 7))), year: today.slice(0, 4) }));
  };
export const postSayPage =
  (kind: FormKind) =>
  async (c: AppContext): Promise<Response> => {
    const place = await placeOf(c, kind);
    if (place instanceof Response) return place;
    const typed = again(c, await typedIn(c));
    const guest = isGuest(place);
    if (kind === 'report' && !isReportReason(typed.reason)) return show(c, place, typed, { errors: errorsOf(c, [{ field: 'reason', reason: 'empty' }]) }, 422);
    if (tellsOfPerson(typed)) return show(c, place, typed, { stopped: 'story' }, 422);
    if (c.var.actor.kind === 'anonymous' && wasTrapped(c, typed)) return show(c, place, typed, { stopped: 'quick' }, 422);
    if (!(await mayWrite(c, `idea-${kind}`))) return show(c, place, typed, { stopped: 'tooMany' }, 429);
    const mailed = guest && (kind === 'use' || kind === 'question');
    if (mailed && !(await mayWriteTo(c, typed.email))) return show(c, place, typed, { stopped: 'tooMany' }, 429);
    const done = await say(c, place, typed, guest);
    if (!done.ok) return show(c, place, typed, { errors: errorsOf(c, done.faults, kind === 'question') }, 422);
    const path = href(c.var.locale, pathOf(place.found));
    return c.redirect(`${path}/${places[kind]}?${mailed ? 'sendt' : `ok=${kind === 'report' ? 'meld' : places[kind]}`}`, 303);
  };
const isGuest = ({ all }: Place): boolean => !all.may.comment;
/** Half-written on a device: one for each person, form and idea. A device may be anybody's who is not signed in. */
const draftName = (c: AppContext, { found, kind }: Place): string | undefined =>
  c.var.actor.kind === 'person' && kind !== 'report' ? `ide:${c.var.actor.personId}:${kind}:${found.idea.id}` : undefined;

type Outcome = { readonly ok: true } | { readonly ok: false; readonly faults: readonly UseFault[] };
function say(c: AppContext, { found, kind }: Place, typed: Typed, guest: boolean): Promise<Outcome> {
  const said = { ideaId: found.idea.id, once: typed.once, body: typed.body };
  const by = guest ? { guest: guestIn(c, typed) } : {};
  const ctx = ctxOf(c);
  switch (kind) {
    case 'use':
      return addUse(ctx, { ...useOf(typed), ...by, language: c.var.locale, ideaId: said.ideaId, once: said.once });
    case 'question':
      return askAuthor(ctx, { ...said, ...by, language: c.var.locale, municipality: typed.municipality });
    case 'comment':
      return commentOn(ctx, said);
    case 'report':
      if (!isReportReason(typed.reason)) throw new AppError('malformed');
      return reportContent(ctx, {
        ...said,
        reason: typed.reason,
        ...(typed.about !== '' && { about: typed.about }),
        ...(typed.name + typed.email !== '' && { guest: guestIn(c, typed) }),
      });
  }
}
export const useOf = (typed: Typed) => ({
  did: typed.did,
  went: typed.went,
  advice: typed.advice,
  year: Number(typed.year),
  month: Number(typed.month),
  municipality: typed.municipality,
});

function ownPlaces(c: AppContext): { readonly code: string; readonly name: string }[] {
  const today = norwegianDay(c.var.services.now());
  const { geography } = c.var.services.definitions;
  return ownMunicipalities(ctxOf(c), today).map((code) => ({ code, name: municipalityName(geography, code, today) }));
}
function asWhom(c: AppContext): string {
  const [centreId] = centresOf(c.var.actor);
  return voiceText(c, centreId === undefined ? { kind: 'municipality', name: ownPlaces(c)[0]?.name ?? '' } : { kind: 'centre', centreId });
}

function show(c: AppContext, place: Place, typed: Typed, shown: Shown = {}, status: 200 | 422 | 429 = 200): Response {
  const { locale } = c.var;
  const { found, all, kind } = place;
  const t = useTexts[locale];
  const texts = t.forms[kind];
  const path = href(locale, pathOf(found));
  const ok = c.req.query('ok');
  const said = ok !== undefined && Object.hasOwn(t.thanks, ok) ? t.thanks[ok as keyof typeof t.thanks] : undefined;
  const sent = c.req.query('sendt') !== undefined;
  const props = { c, found, all };
  const draft = draftName(c, place);
  return respond(
    c,
    {
      title: `${texts.title}: ${found.version.content.title}`,
      breadcrumbs: [
        { label: bankName(c), path: '/idebanken' },
        { label: found.version.content.title, path: pathOf(found) },
        { label: texts.title, path: `${pathOf(found)}/${places[kind]}` },
      ],
      robots: 'noindex',
      width: 'form',
      script: status !== 200 || draft !== undefined,
      children: (
        <div className="k-stack k-stack--lg">
          <FormProblems c={c} {...shown} />
          {said !== undefined && (
            <Message tone="success" role="status">
              {draft === undefined ? said : <span {...draftSent(draft)}>{said}</span>}
            </Message>
          )}
          {sent && (
            <Message tone="success" role="status" title={t.sentTitle}>
              {t.sentText}
            </Message>
          )}
          <div>
            <Heading level={1} size="lg">
              {texts.title}
            </Heading>
            <p className="k-facts">
              <a className="ds-link k-tap" href={path}>
                {found.version.content.title}
              </a>
              {found.idea.demonstration && <DemoMark locale={locale} />}
            </p>
          </div>
          {said === undefined && !sent && <Saying c={c} place={place} typed={typed} shown={shown} />}
          {kind === 'use' && all.uses.length > 0 && (
            <div id="alle">
              <UsedSection {...props} every />
            </div>
          )}
          {kind === 'question' && all.questions.length > 0 && <QuestionsSection {...props} answering />}
        </div>
      ),
    },
    status,
  );
}
function Saying({ c, place, typed, shown }: { c: AppContext; place: Place; typed: Typed; shown: Shown }): ReactNode {
  const { kind, found } = place;
  const { lead } = useTexts[c.var.locale].forms[kind];
  const guest = isGuest(place);
  return (
    <>
      <p>{typeof lead === 'string' ? lead : lead(asWhom(c))}</p>
      <ContributionForm
        c={c}
        kind={kind}
        action={href(c.var.locale, `${pathOf(found)}/${places[kind]}`)}
        typed={typed}
        guest={guest || kind === 'report'}
        own={guest ? [] : ownPlaces(c)}
        draft={draftName(c, place)}
        {...shown}
      />
    </>
  );
}

async function ownUse(c: AppContext) {
  const place = await placeOf(c, 'use');
  if (place instanceof Response) return place;
  const use = place.all.uses.find((u) => u.id === c.req.param('id') && u.own);
  if (!use) throw new AppError('not-found');
  return { place, use };
}
export async function getChangeUse(c: AppContext): Promise<Response> {
  const own = await ownUse(c);
  if (own instanceof Response) return own;
  const { use } = own;
  return change(c, own.place.found, use.id, freshForm(c, { ...use, municipality: use.municipality.code, year: String(use.year), month: String(use.month) } as Partial<Typed>));
}
export async function postChangeUse(c: AppContext): Promise<Response> {
  const own = await ownUse(c);
  if (own instanceof Response) return own;
  const typed = again(c, await typedIn(c));
  if (tellsOfPerson(typed)) return change(c, own.place.found, own.use.id, typed, { stopped: 'story' }, 422);
  const done = await changeUse(ctxOf(c), { id: own.use.id, ...useOf(typed), language: c.var.locale });
  if (!done.ok) return change(c, own.place.found, own.use.id, typed, { errors: errorsOf(c, done.faults) }, 422);
  return c.redirect(`${href(c.var.locale, pathOf(own.place.found))}/${places.use}?ok=endret`, 303);
}
function change(c: AppContext, found: PublishedIdea, id: string, typed: Typed, shown: Shown = {}, status: 200 | 422 = 200): Response {
  const t = useTexts[c.var.locale];
  return respond(
    c,
    {
      title: t.forms.use.title,
      breadcrumbs: [{ label: found.version.content.title, path: pathOf(found) }],
      robots: 'noindex',
      width: 'form',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          <FormProblems c={c} {...shown} />
          <Heading level={1} size="lg">
            {t.forms.use.title}
          </Heading>
          <ContributionForm c={c} kind="use" action={href(c.var.locale, `${pathOf(found)}/bidrag/${id}/endre`)} typed={typed} guest={false} own={ownPlaces(c)} {...shown} />
        </div>
      ),
    },
    status,
  );
}
