import type { ReactNode } from 'react';
import { formatDay, formatList, langOf, textIn } from '../../../platform/locale.ts';
import type { Locale, LocalText } from '../../../platform/locale.ts';
import type { MunicipalityAt } from '../../geography/geography.ts';
import { regionName } from '../scheme.ts';
import type { AgreementPeriod, AreaOfResponsibility, Scheme, Task } from '../scheme.ts';
import { texts } from '../texts.ts';

/** A text of the scheme, marked with its language where that is not the page's. */
export function Local({ text, locale }: { text: LocalText; locale: Locale }): ReactNode {
  const lang = langOf(text, locale);
  return lang === locale ? textIn(text, locale) : <span lang={lang}>{textIn(text, locale)}</span>;
}

/** All official names, each in its own language, so that a screen reader says them right. */
export const OfficialName = ({ municipality }: { municipality: MunicipalityAt }): ReactNode =>
  municipality.names.map((n, i) => (
    <span key={n.name}>
      {i > 0 && ' – '}
      <span lang={n.language}>{n.name}</span>
    </span>
  ));

/** "1. januar 2017 – 31. desember 2022", or "fra 1. januar 2023". */
export function spanText(locale: Locale, { from, to }: { readonly from: string; readonly to?: string | undefined }): string {
  const t = texts[locale].span;
  if (to === undefined) return t.from(formatDay(locale, from));
  const last = new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
  return t.between(formatDay(locale, from), formatDay(locale, last));
}

/** "2017–2019", "2023", or "fra 2024": for changes that come at New Year. */
export function yearSpanText(locale: Locale, { from, to }: { readonly from: string; readonly to?: string | undefined }): string {
  const t = texts[locale].span;
  const first = Number(from.slice(0, 4));
  if (to === undefined) return t.from(String(first));
  const last = Number(new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 4));
  return first === last ? String(first) : t.years(first, last);
}

export const yearsText = (locale: Locale, { years }: Pick<AgreementPeriod, 'years'>): string => texts[locale].span.years(years.from, years.to);

/** "helseregion Nord", or the counties by name. */
export const areaText = (locale: Locale, scheme: Scheme, area: AreaOfResponsibility, counties: readonly { readonly name: string }[]): string =>
  area.area.kind === 'health-region'
    ? texts[locale].region(textIn(regionName(scheme, area.area.region), locale))
    : formatList(
        locale,
        counties.map((c) => c.name),
      );

/** The numbered tasks of a period; what is inferred or made up is said beside each, or once when it is true of all. */
export function TaskList({ period, locale }: { period: AgreementPeriod; locale: Locale }): ReactNode {
  const t = texts[locale].tasks;
  const { tasks } = period;
  const allInvented = tasks.every((task) => task.demonstration);
  const notes = notesOf(tasks);
  return (
    <div className="k-stack">
      {period.note && (
        <p className="k-quiet">
          <Local text={period.note} locale={locale} />
        </p>
      )}
      {allInvented && (
        <p>
          <span className="k-demo">{t.invented}</span>
        </p>
      )}
      <ol className="ds-list">
        {tasks.map((task) => (
          <li key={task.number} value={task.number}>
            <Local text={task.text} locale={locale} /> {task.demonstration && !allInvented && <span className="k-demo">{t.invented}</span>}
          </li>
        ))}
      </ol>
      {notes.map((note) => (
        <p key={note.nb} className="k-quiet k-small">
          <Local text={note} locale={locale} />
        </p>
      ))}
    </div>
  );
}

/** Each note once, though several tasks have it. */
const notesOf = (tasks: readonly Task[]): LocalText[] => [...new Map(tasks.flatMap((task) => (task.note ? [[task.note.nb, task.note] as const] : []))).values()];
