import { randomUUID } from 'node:crypto';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { readForm, wholeNumber } from '../../../ui/posted-form.ts';
import { respond } from '../../../ui/respond.tsx';
import { getGathering, saveGathering } from '../gatherings.server.ts';
import { EditForm, gatheringErrors, newGathering, parseGathering, readGathering, typedGathering } from './edit-form.tsx';
import type { TypedGathering } from './edit-form.tsx';
import { deskCrumbs, deskOf, hrefOf, paramOf, pathOf } from './paths.ts';
import type { Desk } from './paths.ts';
import { Problems } from './problems.tsx';
import { gatheringTexts } from './texts.ts';
import { workTexts } from './work-texts.ts';

interface Attempt {
  readonly errors?: readonly FieldError[];
  readonly refused?: string;
}

export function getNewPage(c: AppContext): Response {
  return showNew(c, deskOf(c), newGathering(randomUUID()), {});
}
export async function getEditPage(c: AppContext): Promise<Response> {
  const desk = deskOf(c);
  const { gathering, may } = await getGathering(ctxOf(c), { centreId: desk.centreId, id: paramOf(c, 'id') });
  if (!may.change) throw new AppError('not-found');
  return showEdit(c, desk, gathering.title, typedGathering(gathering, randomUUID()), {});
}

export const postNew = (c: AppContext): Promise<Response> => save(c, undefined);
export const postEdit = (c: AppContext): Promise<Response> => save(c, paramOf(c, 'id'));

async function save(c: AppContext, id: string | undefined): Promise<Response> {
  const desk = deskOf(c);
  const title = id === undefined ? '' : await ownTitle(c, desk, id);
  const typed = readGathering(await readForm(c));
  const again = (attempt: Attempt, status: number): Response => (id === undefined ? showNew(c, desk, typed, attempt, status) : showEdit(c, desk, title, typed, attempt, status));
  const { gathering, errors } = parseGathering(c, typed);
  if (!gathering) return again({ errors }, 422);
  const saved = await saveGathering(ctxOf(c), { centreId: desk.centreId, id, version: wholeNumber(typed.version), once: typed.once, gathering });
  if (saved.ok) return c.redirect(`${hrefOf(c, desk, saved.id)}?ok=lagret`, 303);
  if (saved.reason === 'invalid') return again({ errors: gatheringErrors(c, saved.faults) }, 422);
  const t = gatheringTexts[c.var.locale];
  const refused = saved.reason === 'changed-meanwhile' ? t.changedMeanwhile : saved.reason === 'under-taken' ? workTexts[c.var.locale].form.underTaken : t.notNow;
  return again({ refused }, 409);
}

/** Nobody is told what is wrong with somebody else's gathering. */
async function ownTitle(c: AppContext, desk: Desk, id: string): Promise<string> {
  const { organiser, gathering } = await getGathering(ctxOf(c), { centreId: desk.centreId, id });
  if (!organiser) throw new AppError('not-found');
  return gathering.title;
}

const showNew = (c: AppContext, desk: Desk, typed: TypedGathering, attempt: Attempt, status = 200): Response => show(c, desk, typed, attempt, status, undefined);
const showEdit = (c: AppContext, desk: Desk, title: string, typed: TypedGathering, attempt: Attempt, status = 200): Response => show(c, desk, typed, attempt, status, title);

function show(c: AppContext, desk: Desk, typed: TypedGathering, { errors = [], refused }: Attempt, status: number, name: string | undefined): Response {
  const { locale } = c.var;
  const t = workTexts[locale].form;
  const title = name === undefined ? t.new : t.edit;
  const own = name === undefined ? [] : [{ label: name, path: pathOf(desk, paramOf(c, 'id')) }];
  const action = name === undefined ? href(locale, `${desk.base}/ny`) : hrefOf(c, desk, paramOf(c, 'id'), 'endre');
  return respond(
    c,
    {
      title,
      breadcrumbs: [...deskCrumbs(c, desk), ...own],
      robots: 'noindex',
      width: 'form',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          <Problems c={c} errors={errors} refused={refused} />
          <Heading level={1} size="lg">
            {title}
          </Heading>
          <EditForm c={c} desk={desk} typed={typed} errors={errors} action={action} isNew={name === undefined} />
        </div>
      ),
    },
    status,
  );
}
