import { addressOf } from '../../../../platform/client-address.server.ts';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { href } from '../../../../platform/locale.ts';
import { takeTurn } from '../../../../platform/rate-limit.server.ts';
import { filesIn } from '../../../../platform/uploaded-file.server.ts';
import { fileMessage } from '../../../../ui/files.tsx';
import { addAttachments, addPicture, removeFile } from '../../idea-files.server.ts';
import { pictureMark } from '../../idea-files.ts';
import type { ShownPicture } from '../../idea-files.ts';
import { sections } from '../../idea.ts';
import type { Section } from '../../idea.ts';
import { saveDraft } from '../../ideas.server.ts';
import { writtenAt } from '../write/where.ts';
import type { Where } from '../write/where.ts';
import { attachmentField } from './attachment-section.tsx';
import { filesAt, showFiles } from './files-page.tsx';
import type { TypedPicture } from './files-shown.ts';
import { filesTexts } from './files-texts.ts';
import { pictureFields } from './picture-section.tsx';

const back = (c: AppContext, where: Where, said: string): Response => c.redirect(`${href(c.var.locale, where.base)}/filer?${said}`, 303);

/** Somebody without an account can send many: so many an hour from one address. */
async function mayAdd(c: AppContext, where: Where): Promise<void> {
  const turn = { purpose: 'idea-file', who: addressOf(c), limits: [{ seconds: 3600, most: 60 }] };
  if (where.link && !(await takeTurn(ctxOf(c), turn))) throw new AppError('too-many-requests');
}

/** At the end of a section, by itself; false where there is no room, or somebody else is writing. */
async function place(c: AppContext, where: Where, { picture, section }: { readonly picture: Pick<ShownPicture, 'id' | 'alt'>; readonly section: Section }): Promise<boolean> {
  const { idea, draft } = await writtenAt(c, where);
  const text = `${draft.content.sections[section]}\n\n${pictureMark(picture)}`.trim();
  const content = { ...draft.content, sections: { ...draft.content.sections, [section]: text } };
  return (await saveDraft(where.ctx, { id: idea.id, version: draft.version, content })).ok;
}
const sectionIn = (text: string): Section | undefined => sections.find((s) => s === text);

const altFaults = new Set<string>(['alt-missing', 'alt-too-long', 'identity-number']);
export async function postPicture(c: AppContext): Promise<Response> {
  const { where, found } = await filesAt(c);
  const t = filesTexts[c.var.locale];
  const form = await c.req.formData();
  const words = (name: string): string => [form.get(name)].map((v) => (typeof v === 'string' ? v.trim() : ''))[0]!;
  const typed: TypedPicture = { alt: words(pictureFields.alt), section: words(pictureFields.section) };
  const file = form.get(pictureFields.file);
  const sent = file instanceof File && file.size > 0 ? file : undefined;
  const errors = [
    ...(sent ? [] : [{ href: `#${pictureFields.file}`, message: t.chooseOne }]),
    ...(typed.alt === '' ? [{ href: `#${pictureFields.alt}`, message: t.fault['alt-missing'] }] : []),
    // The browser has let go of a picture that was right.
    ...(sent && typed.alt === '' ? [{ href: `#${pictureFields.file}`, message: t.again }] : []),
  ];
  if (!sent || errors.length > 0) return showFiles(c, { typed, errors }, 422);
  await mayAdd(c, where);
  const added = await addPicture(where.ctx, { ideaId: found.ideaId, bytes: new Uint8Array(await sent.arrayBuffer()), name: sent.name, alt: typed.alt });
  if (added.ok) {
    const section = sectionIn(typed.section);
    const room = section === undefined || (await place(c, where, { picture: added.picture, section }));
    return back(c, where, room ? 'ok=bilde' : 'ok=bilde&trangt=1');
  }
  const message = t.fault[added.reason];
  if (added.reason === 'not-now' || added.reason === 'too-many-files') return showFiles(c, { typed, refused: message }, 409);
  const ofAlt = altFaults.has(added.reason);
  const faults = ofAlt
    ? [
        { href: `#${pictureFields.alt}`, message },
        { href: `#${pictureFields.file}`, message: t.again },
      ]
    : [{ href: `#${pictureFields.file}`, message }];
  return showFiles(c, { typed, errors: faults }, 422);
}

/** One that the text has no place for yet. */
export async function postPlace(c: AppContext): Promise<Response> {
  const { where, found } = await filesAt(c);
  const picture = found.files.pictures.find((p) => p.id === c.req.param('n'));
  if (!picture) throw new AppError('not-found');
  if (!found.open) return showFiles(c, { refused: filesTexts[c.var.locale].fault['not-now'] }, 409);
  const given = (await c.req.formData()).get(pictureFields.section);
  const section = sectionIn(typeof given === 'string' ? given : '') ?? 'did';
  // Pressed twice, it stands there once.
  const room = found.placed.includes(picture.id) || (await place(c, where, { picture, section }));
  return back(c, where, room ? 'ok=plassert' : 'trangt=1');
}

export async function postAttachments(c: AppContext): Promise<Response> {
  const { where, found } = await filesAt(c);
  const t = filesTexts[c.var.locale];
  const sent = await filesIn(await c.req.formData(), attachmentField);
  const fault = fileMessage(c.var.locale, sent, sent.refused.length > 0) ?? (sent.files.length === 0 ? t.chooseAny : undefined);
  if (fault !== undefined) return showFiles(c, { errors: [{ href: `#${attachmentField}`, message: fault }] }, 422);
  await mayAdd(c, where);
  const added = await addAttachments(where.ctx, { ideaId: found.ideaId, files: sent.files });
  return added.ok ? back(c, where, 'ok=vedlegg') : showFiles(c, { refused: t.fault[added.reason] }, 409);
}

export async function postRemove(c: AppContext): Promise<Response> {
  const { where, found } = await filesAt(c);
  const removed = await removeFile(where.ctx, { ideaId: found.ideaId, id: c.req.param('n') ?? '' });
  return removed.ok ? back(c, where, 'ok=fjernet') : showFiles(c, { refused: filesTexts[c.var.locale].fault[removed.reason] }, 409);
}
