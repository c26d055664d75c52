import type { ReactNode } from 'react';
import { href } from '../../../../platform/locale.ts';
import { Button } from '../../../../ui/fields.tsx';
import { FileField, FileList } from '../../../../ui/files.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { messageFor } from '../../../../ui/posted-form.ts';
import { fileLimits } from '../../idea-files.ts';
import type { Shown } from './files-shown.ts';
import { filesTexts } from './files-texts.ts';
import { Remove } from './picture-section.tsx';

export const attachmentField = 'vedlegg';

export function AttachmentSection({ shown: { c, where, found, errors } }: { shown: Shown }): ReactNode {
  const { locale } = c.var;
  const t = filesTexts[locale];
  const { attachments } = found.files;
  const at = (id: string): string => href(locale, `${where.base}/filer/${id}/fjern`);
  return (
    <section className="k-block k-section k-stack" aria-labelledby="vedlegg-tittel">
      <Heading level={2} size="sm" id="vedlegg-tittel">
        {t.attachments}
      </Heading>
      {attachments.length === 0 ? (
        <p className="k-quiet">{t.noAttachments}</p>
      ) : (
        <FileList
          locale={locale}
          label={t.attachments}
          files={attachments.map(({ id, name, size, address }) => ({ id, name, size, path: address, children: found.open && <Remove action={at(id)} name={name} shown={t} /> }))}
        />
      )}
      {found.open && attachments.length < fileLimits.attachments && (
        <form method="post" action={href(locale, `${where.base}/filer/${attachmentField}`)} encType="multipart/form-data" className="k-stack" noValidate>
          <FileField locale={locale} id={attachmentField} label={t.chooseFiles} more={t.noPatients} error={messageFor(errors, attachmentField)} />
          <div>
            <Button variant="secondary">{t.sendFiles}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
