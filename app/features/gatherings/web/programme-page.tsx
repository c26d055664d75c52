import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { formatNumber } from '../../../platform/locale.ts';
import { filesIn } from '../../../platform/uploaded-file.server.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, SelectField } from '../../../ui/fields.tsx';
import { FileField, fileMessage, FileList } from '../../../ui/files.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { messageFor, readForm, wholeNumber } from '../../../ui/posted-form.ts';
import { respond } from '../../../ui/respond.tsx';
import { mostDocuments } from '../inputs.ts';
import type { GatheringCase } from '../inputs.ts';
import { addDocument, changeProgramme, getGathering, removeDocument } from '../gatherings.server.ts';
import { deskOf, hrefOf, paramOf, pathOf } from './paths.ts';
import type { Desk } from './paths.ts';
import { Problems, saidOf } from './problems.tsx';
import { itemErrors, parseItems, ProgrammeForm, readItems, typedItems } from './programme-form.tsx';
import type { TypedItem } from './programme-form.tsx';
import { GatheringHead, gatheringCrumbs } from './tabs.tsx';
import { gatheringTexts } from './texts.ts';
import { programmeTexts } from './programme-texts.ts';
import { workTexts } from './work-texts.ts';

interface Attempt {
  readonly typed?: readonly TypedItem[];
  readonly version?: string;
  /** Of the file that was not taken. */
  readonly belongs?: string;
  readonly errors?: readonly FieldError[];
  readonly refused?: string;
}
/** @throws AppError `not-found` for all but the organiser */
async function load(c: AppContext): Promise<{ desk: Desk; the: GatheringCase; of: { centreId: string; id: string } }> {
  const desk = deskOf(c);
  const of = { centreId: desk.centreId, id: paramOf(c, 'id') };
  const the = await getGathering(ctxOf(c), of);
  if (!the.organiser) throw new AppError('not-found');
  return { desk, the, of };
}
export const getProgrammePage = (c: AppContext): Promise<Response> => show(c, {});

export async function postProgramme(c: AppContext): Promise<Response> {
  const { desk, the, of } = await load(c);
  const body = await readForm(c);
  const version = body.text('versjon');
  const { typed, save } = readItems(c, the.gathering, body);
  if (!save) return show(c, { typed, version });
  const { items, at, errors } = parseItems(c, typed);
  if (!items) return show(c, { typed, version, errors }, 422);
  const changed = await changeProgramme(ctxOf(c), { ...of, version: wholeNumber(version) ?? 0, items });
  if (changed.ok) return c.redirect(`${hrefOf(c, desk, of.id, 'program')}?ok=program`, 303);
  if (changed.reason === 'invalid') return show(c, { typed, version, errors: itemErrors(c, changed.faults, at) }, 422);
  const t = gatheringTexts[c.var.locale];
  // What was typed is saved over the newest with the next press.
  const refused = changed.reason === 'changed-meanwhile' ? t.changedMeanwhile : t.notNow;
  return show(c, { typed, version: String(the.gathering.version), refused }, 409);
}

export async function postDocument(c: AppContext): Promise<Response> {
  const { desk, the, of } = await load(c);
  const { locale } = c.var;
  const t = programmeTexts[locale].documents;
  const form = await c.req.formData();
  const given = form.get('punkt');
  const belongs = typeof given === 'string' ? given : '';
  const sent = await filesIn(form, 'filer');
  const fault = sent.files.length + sent.refused.length === 0 ? t.missing : fileMessage(locale, sent, false);
  if (fault !== undefined) return show(c, { belongs, errors: [{ href: '#filer', message: fault }] }, 422);
  const itemId = the.gathering.items.some((item) => item.id === belongs) ? belongs : null;
  for (const file of sent.files) {
    const added = await addDocument(ctxOf(c), { ...of, itemId, file });
    if (!added.ok) return show(c, { belongs, refused: added.reason === 'too-many' ? t.tooMany(formatNumber(locale, mostDocuments)) : gatheringTexts[locale].notNow }, 409);
  }
  return c.redirect(`${hrefOf(c, desk, of.id, 'program')}?ok=dokument#dokumenter`, 303);
}
export async function postRemoveDocument(c: AppContext): Promise<Response> {
  const { desk, of } = await load(c);
  const removed = await removeDocument(ctxOf(c), { ...of, documentId: paramOf(c, 'document') });
  return removed.ok ? c.redirect(`${hrefOf(c, desk, of.id, 'program')}?ok=fjernet#dokumenter`, 303) : show(c, { refused: gatheringTexts[c.var.locale].notNow }, 409);
}

async function show(c: AppContext, attempt: Attempt, status = 200): Promise<Response> {
  const { desk, the, of } = await load(c);
  const { gathering } = the;
  const t = workTexts[c.var.locale];
  return respond(
    c,
    {
      title: `${t.tab.program}: ${gathering.title}`,
      breadcrumbs: gatheringCrumbs(c, desk, the, 'program'),
      robots: 'noindex',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          <Problems c={c} errors={attempt.errors} refused={attempt.refused} said={status === 200 && !attempt.typed ? saidOf(t.done, c.req.query('ok')) : undefined} />
          <GatheringHead c={c} desk={desk} the={the} part="program" />
          <div className="k-form k-stack k-stack--lg">
            <p className="k-quiet">{programmeTexts[c.var.locale].programme.lead}</p>
            {the.may.programme && (
              <ProgrammeForm
                c={c}
                gathering={gathering}
                typed={attempt.typed ?? typedItems(gathering)}
                errors={attempt.errors ?? []}
                action={hrefOf(c, desk, of.id, 'program')}
                version={attempt.version ?? String(gathering.version)}
              />
            )}
            <Documents c={c} desk={desk} the={the} attempt={attempt} />
          </div>
        </div>
      ),
    },
    status,
  );
}

function Documents({ c, desk, the: { gathering, documents, may }, attempt }: { c: AppContext; desk: Desk; the: GatheringCase; attempt: Attempt }): ReactNode {
  const t = programmeTexts[c.var.locale].documents;
  const to = (part: string): string => hrefOf(c, desk, gathering.id, part);
  const itemTitle = (id: string | null): string => gathering.items.find((item) => item.id === id)?.title ?? t.whole;
  return (
    <section className="k-stack" aria-labelledby="dokumenter">
      <Heading level={2} size="sm" id="dokumenter">
        {t.title}
      </Heading>
      <p className="k-quiet">{t.lead}</p>
      {documents.length === 0 && <p className="k-quiet">{t.none}</p>}
      {documents.length > 0 && (
        <FileList
          locale={c.var.locale}
          label={t.title}
          files={documents.map((d) => ({
            id: d.id,
            name: d.name,
            size: d.size,
            path: pathOf(desk, gathering.id, `dokumenter/${d.id}`),
            by: itemTitle(d.itemId),
            children: may.documents && (
              <form method="post" action={to(`dokumenter/${d.id}/fjern`)}>
                <Button variant="tertiary" aria-label={t.removeOf(d.name)}>
                  {t.remove}
                </Button>
              </form>
            ),
          }))}
        />
      )}
      {may.documents && documents.length < mostDocuments && <AddDocument c={c} gathering={gathering} attempt={attempt} action={to('dokumenter')} />}
    </section>
  );
}

function AddDocument({ c, gathering, attempt, action }: { c: AppContext; gathering: GatheringCase['gathering']; attempt: Attempt; action: string }): ReactNode {
  const { locale } = c.var;
  const t = programmeTexts[locale].documents;
  return (
    <form method="post" action={action} encType="multipart/form-data" noValidate className="k-stack">
      <FileField locale={locale} id="filer" label={t.file} error={messageFor(attempt.errors ?? [], 'filer')} />
      <SelectField
        id="punkt"
        name="punkt"
        label={t.belongs}
        value={attempt.belongs ?? ''}
        options={[{ value: '', label: t.whole }, ...gathering.items.map((item) => ({ value: item.id, label: item.title }))]}
      />
      <p>
        <Button variant="secondary">{t.add}</Button>
      </p>
    </form>
  );
}
