import type { ReactNode } from 'react';
import { href } from '../../../../platform/locale.ts';
import { acceptedPictures } from '../../../../platform/uploaded-file.ts';
import { Button, SelectField, TextArea } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { messageFor } from '../../../../ui/posted-form.ts';
import { fileLimits, pictureAt, pictureMark } from '../../idea-files.ts';
import type { ShownPicture } from '../../idea-files.ts';
import { sections } from '../../idea.ts';
import { writeTexts } from '../write/write-texts.ts';
import type { Shown } from './files-shown.ts';
import { filesTexts } from './files-texts.ts';

export const pictureFields = { file: 'bilde', alt: 'beskrivelse', section: 'sted' } as const;

/** The pictures there are, whether they stand in the text, and the form for one more. */
export function PictureSection({ shown }: { shown: Shown }): ReactNode {
  const { c, found } = shown;
  const t = filesTexts[c.var.locale];
  const { pictures } = found.files;
  return (
    <section className="k-stack" aria-labelledby="bilder">
      <Heading level={2} size="sm" id="bilder">
        {t.pictures}
      </Heading>
      {pictures.length === 0 ? (
        <p className="k-quiet">{t.noPictures}</p>
      ) : (
        <ul className="k-files k-pictures">
          {pictures.map((p) => (
            <PictureItem key={p.id} shown={shown} picture={p} />
          ))}
        </ul>
      )}
      {found.open && pictures.length < fileLimits.pictures && <PictureForm shown={shown} />}
    </section>
  );
}

function PictureItem({ shown: { c, where, found }, picture }: { shown: Shown; picture: ShownPicture }): ReactNode {
  const { locale } = c.var;
  const t = filesTexts[locale];
  const { id, alt, width, height } = picture;
  const to = href(locale, `${where.base}/filer/${id}`);
  const placed = found.placed.includes(id);
  const did = writeTexts[locale].form.fields.did.label;
  return (
    <li>
      <img className="k-idea-picture" src={pictureAt(picture, 320)} width={width} height={height} loading="lazy" alt={alt} />
      <div>
        <p>{alt}</p>
        <p className="k-quiet k-small">{placed ? t.placed : t.unplaced(did)}</p>
        {!placed && (
          <p>
            <code className="k-small">{pictureMark(picture)}</code>
          </p>
        )}
        {found.open && !placed && (
          <form method="post" action={`${to}/sett-inn`}>
            <input type="hidden" name={pictureFields.section} value="did" />
            <Button variant="secondary" aria-label={t.putOne(alt)}>
              {t.put}
            </Button>
          </form>
        )}
        {found.open && <Remove action={`${to}/fjern`} name={alt} shown={t} />}
      </div>
    </li>
  );
}

/** Behind one more press. */
export const Remove = ({ action, name, shown: t }: { action: string; name: string; shown: (typeof filesTexts)['nb'] }): ReactNode => (
  <details>
    <summary className="k-quiet k-small">
      {t.remove}
      <span className="ds-sr-only"> {name}</span>
    </summary>
    <form method="post" action={action} className="k-stack">
      <p className="k-quiet k-small">{t.removeHelp}</p>
      <div>
        <Button variant="tertiary" color="danger">
          {t.removeForGood}
        </Button>
      </div>
    </form>
  </details>
);

function PictureForm({ shown: { c, where, typed, errors } }: { shown: Shown }): ReactNode {
  const { locale } = c.var;
  const t = filesTexts[locale];
  const { file, alt, section } = pictureFields;
  const fault = messageFor(errors, file);
  return (
    <form method="post" action={href(locale, `${where.base}/filer/bilde`)} encType="multipart/form-data" className="k-stack" noValidate>
      <Heading level={3} size="xs">
        {t.add}
      </Heading>
      <div className={fault === undefined ? 'ds-field' : 'ds-field k-invalid'}>
        <label className="ds-label" htmlFor={file}>
          {t.choose}
        </label>
        <div data-field="description" id={`${file}-hjelp`}>
          {t.chooseHelp}
        </div>
        <input
          className="ds-input"
          type="file"
          id={file}
          name={file}
          accept={acceptedPictures}
          aria-invalid={fault === undefined ? undefined : true}
          aria-describedby={fault === undefined ? `${file}-hjelp` : `${file}-hjelp ${file}-feil`}
        />
        {fault !== undefined && (
          <p className="ds-validation-message" id={`${file}-feil`}>
            {fault}
          </p>
        )}
      </div>
      <TextArea id={alt} name={alt} label={t.alt} help={t.altHelp} value={typed.alt} rows={2} letters={fileLimits.alt} error={messageFor(errors, alt)} />
      <SelectField
        id={section}
        name={section}
        label={t.where}
        value={typed.section}
        options={[...sections.map((s) => ({ value: s, label: t.last(writeTexts[locale].form.fields[s].label) })), { value: '', label: t.myself }]}
      />
      <p className="k-quiet">{t.people}</p>
      <div>
        <Button>{t.send}</Button>
      </div>
    </form>
  );
}
