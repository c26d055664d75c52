import type { ReactNode } from 'react';
import { formatNumber, href } from '../platform/locale.ts';
import type { Locale } from '../platform/locale.ts';
import { acceptedFiles, uploadLimits } from '../platform/uploaded-file.ts';
import type { FileFault } from '../platform/uploaded-file.ts';
import { uiTexts } from './texts.ts';

const megabyte = 1024 * 1024;
const limits = (locale: Locale): [string, string] => [formatNumber(locale, uploadLimits.bytes / megabyte), formatNumber(locale, uploadLimits.files)];
const together = uploadLimits.filesTogether;
/** "340 kB", "2 MB". */
const sizeText = (locale: Locale, size: number): string =>
  size < megabyte ? `${formatNumber(locale, Math.max(1, Math.round(size / 1024)))} kB` : `${formatNumber(locale, Math.round(size / megabyte))} MB`;

/** A field for files, several at once. Its form is `multipart/form-data`. */
export function FileField({ locale, id, label, more, error }: { locale: Locale; id: string; label: string; more?: string | undefined; error?: string | undefined }): ReactNode {
  const t = uiTexts[locale].files;
  return (
    <div className={error === undefined ? 'ds-field' : 'ds-field k-invalid'}>
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      <div data-field="description" id={`${id}-hjelp`}>
        {t.help(...limits(locale), formatNumber(locale, together / megabyte))}
        {more !== undefined && ` ${more}`}
      </div>
      <input
        className="ds-input"
        type="file"
        id={id}
        name={id}
        multiple
        accept={acceptedFiles}
        data-most={together}
        data-too-large={t.together(formatNumber(locale, together / megabyte))}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? `${id}-hjelp` : `${id}-hjelp ${id}-feil`}
      />
      {error !== undefined && (
        <p className="ds-validation-message" id={`${id}-feil`}>
          {error}
        </p>
      )}
    </div>
  );
}

/**
 * What is wrong with the files that were sent, or undefined. A browser gives no file back to a page that comes again: when something else
 * must be put right (`again`), those that were good must be chosen again too.
 */
export function fileMessage(
  locale: Locale,
  { files, refused }: { readonly files: readonly { readonly name: string }[]; readonly refused: readonly { readonly name: string; readonly fault: FileFault }[] },
  again: boolean,
): string | undefined {
  const t = uiTexts[locale].files;
  const [bytes, most] = limits(locale);
  const faults = refused.map(({ name, fault }) => t.fault[fault](name, bytes));
  if (files.length + refused.length > uploadLimits.files) faults.push(t.tooMany(most));
  if (faults.length === 0 && !again) return undefined;
  const good = files.map((f) => `«${f.name}»`).join(', ');
  return [...faults, ...(good === '' ? [] : [t.again(good)])].join(' ') || undefined;
}

export interface ListedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** Where it is downloaded, without language. */
  readonly path: string;
  /** Who added it, when. */
  readonly by?: string | undefined;
  /** What can be done with it. */
  readonly children?: ReactNode;
}
export const FileList = ({ locale, files, label }: { locale: Locale; files: readonly ListedFile[]; label: string }): ReactNode => (
  <ul className="k-files" aria-label={label}>
    {files.map(({ id, name, size, path, by, children }) => (
      <li key={id}>
        <a className="ds-link k-tap" href={href(locale, path)} download={name}>
          {name}
        </a>
        <span className="k-quiet k-small">{[sizeText(locale, size), by].filter(Boolean).join(' · ')}</span>
        {children}
      </li>
    ))}
  </ul>
);
