import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatDate, href } from '../../../platform/locale.ts';
import { uploadLimits } from '../../../platform/uploaded-file.ts';
import { Button } from '../../../ui/fields.tsx';
import { FileField, FileList } from '../../../ui/files.tsx';
import { Heading } from '../../../ui/heading.tsx';
import type { ActivityCase } from '../inputs.ts';
import { logTexts } from './texts.ts';

export const fileField = 'vedlegg';

interface Props {
  readonly c: AppContext;
  readonly found: Pick<ActivityCase, 'activity' | 'files'> & { readonly mayChange?: boolean };
  /** The activity's own address, without language. */
  readonly at: string;
  readonly error?: string | undefined;
}

/** An activity's files: for its readers to download, for the centre that wrote it down to add and remove. */
export function FilesSection({ c, found: { activity, files, mayChange = false }, at, error }: Props): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].files;
  const there = files.filter((f) => f.removedAt === null);
  const adds = mayChange && activity.removedAt === null;
  if (there.length === 0 && !adds) return null;
  const to = (id: string): string => `${at}/${fileField}/${id}`;
  return (
    <section className="k-stack" aria-labelledby="vedlegg-tittel">
      <Heading level={2} size="xs" id="vedlegg-tittel">
        {t.title}
      </Heading>
      {there.length > 0 && (
        <FileList
          locale={locale}
          label={t.title}
          files={there.map((f) => ({
            id: f.id,
            name: f.name,
            size: f.size,
            path: to(f.id),
            by: t.added(f.addedByName, formatDate(locale, f.addedAt)),
            children: adds && <Remove c={c} name={f.name} action={`${to(f.id)}/fjern`} />,
          }))}
        />
      )}
      {adds && there.length < uploadLimits.files && (
        <details className="ds-details" open={error !== undefined}>
          <summary>{t.add}</summary>
          <form method="post" action={href(locale, `${at}/${fileField}`)} encType="multipart/form-data" className="k-stack" noValidate>
            <FileField locale={locale} id={fileField} label={t.choose} more={t.noPatients} error={error} />
            <div>
              <Button variant="secondary">{t.send}</Button>
            </div>
          </form>
        </details>
      )}
    </section>
  );
}

/** Behind one more press: its content does not come back. */
function Remove({ c, name, action }: { c: AppContext; name: string; action: string }): ReactNode {
  const t = logTexts[c.var.locale].files;
  return (
    <details>
      <summary className="k-quiet k-small">
        {t.remove}
        <span className="ds-sr-only"> {name}</span>
      </summary>
      <form method="post" action={href(c.var.locale, action)}>
        <Button variant="tertiary" color="danger">
          {t.removeForGood}
        </Button>
      </form>
    </details>
  );
}
