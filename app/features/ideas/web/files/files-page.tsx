import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { href } from '../../../../platform/locale.ts';
import { ErrorSummary } from '../../../../ui/error-summary.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { filesToWrite } from '../../inside/files/reading.server.ts';
import type { FilesToWrite } from '../../inside/files/reading.server.ts';
import { whereOf } from '../write/where.ts';
import type { Where } from '../write/where.ts';
import { writeTexts } from '../write/write-texts.ts';
import { AttachmentSection } from './attachment-section.tsx';
import type { FilesAnswer, Shown } from './files-shown.ts';
import { filesTexts } from './files-texts.ts';
import { PictureSection } from './picture-section.tsx';

/** Whose page it is, and its files. @throws AppError `not-found` */
export async function filesAt(c: AppContext): Promise<{ readonly where: Where; readonly found: FilesToWrite }> {
  const where = whereOf(c, writeTexts[c.var.locale]);
  return { where, found: await filesToWrite(where.ctx, where.link ? undefined : c.req.param('id'), where.base) };
}

export const getFilesPage = (c: AppContext): Promise<Response> => showFiles(c);

export async function showFiles(c: AppContext, { typed = { alt: '', section: 'did' }, errors = [], refused }: FilesAnswer = {}, status = 200): Promise<Response> {
  const { locale } = c.var;
  const t = filesTexts[locale];
  const { where, found } = await filesAt(c);
  const ok = status === 200 ? (c.req.query('ok') ?? '') : '';
  const done = Object.hasOwn(t.done, ok) ? t.done[ok as keyof typeof t.done] : undefined;
  const shown: Shown = { c, where, found, typed, errors };
  return respond(
    c,
    {
      title: t.title,
      breadcrumbs: [...where.crumbs, { label: found.title || t.untitled, path: where.base }],
      current: '/idebanken',
      robots: 'noindex',
      // Whoever came by a mailed link gets it where something is to be found again; nothing needs it.
      script: !where.link || errors.length > 0,
      children: (
        <div className="k-stack k-stack--lg k-measure">
          {errors.length > 0 && <ErrorSummary title={t.summary} errors={errors} />}
          {refused !== undefined && (
            <Message tone="warning" role="alert">
              {refused}
            </Message>
          )}
          <Head c={c} base={where.base} title={t.title} lead={t.lead} back={t.back} />
          {done !== undefined && (
            <Message tone="success" role="status">
              {done}
            </Message>
          )}
          {c.req.query('trangt') !== undefined && <Message tone="warning">{t.noRoom}</Message>}
          {!found.open && <Message tone="info">{t.closed}</Message>}
          <PictureSection shown={shown} />
          <AttachmentSection shown={shown} />
        </div>
      ),
    },
    status,
  );
}

const Head = ({ c, base, title, lead, back }: { c: AppContext; base: string; title: string; lead: string; back: string }): ReactNode => (
  <div className="k-stack">
    <Heading level={1} size="lg">
      {title}
    </Heading>
    <p>{lead}</p>
    <p>
      <a className="ds-link k-tap" href={href(c.var.locale, base)}>
        {back}
      </a>
    </p>
  </div>
);
