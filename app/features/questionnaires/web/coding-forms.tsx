import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { href } from '../../../platform/locale.ts';
import { Button, Choice, Question, SelectField, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import type { Coding } from '../coding.server.ts';
import type { Code, WrittenText } from '../coding.ts';
import { codingTexts } from './coding-texts.ts';
import type { Ticked } from './coding-ticks.ts';

interface SortProps {
  coding: Coding;
  year: number;
  path: string;
  locale: Locale;
  ticked: Ticked | undefined;
  newError: string | undefined;
  centreName: (id: string) => string;
}

/** One year's texts, each with its categories; a new category can be made and given in the same press. */
export function SortForm({ coding, year, path, locale, ticked, newError, centreName }: SortProps): ReactNode {
  const t = codingTexts[locale];
  const { table, texts, codes } = coding;
  const own = texts.filter((text) => text.year === year);
  return (
    <section aria-labelledby="tekster" className="k-section k-stack">
      <Heading level={2} size="sm" id="tekster">
        {t.sortTitle(year)}
      </Heading>
      <nav aria-label={t.year}>
        <ul className="k-linkrow">
          {table.years.map((one, i) => (
            <li key={one}>
              <a className="ds-link k-tap" href={`${path}?aar=${one}#tekster`} aria-current={one === year ? 'true' : undefined}>
                {t.yearLeft(one, table.uncoded[i] ?? 0)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="post" action={path} className="k-form k-stack" noValidate>
        <input type="hidden" name="aar" value={year} />
        <TextField id="ny" name="ny" label={t.newTitle} help={t.newHelp} value={ticked?.newLabel ?? ''} error={newError} />
        {own.map((text) => (
          <OneText key={text.centreId} text={text} codes={codes} name={centreName(text.centreId)} ticked={ticked} locale={locale} />
        ))}
        <p>
          <Button>{t.save}</Button>
        </p>
      </form>
    </section>
  );
}

function OneText({ text, codes, name, ticked, locale }: { text: WrittenText; codes: readonly Code[]; name: string; ticked: Ticked | undefined; locale: Locale }): ReactNode {
  const t = codingTexts[locale];
  const { centreId } = text;
  const chosen = ticked?.codes.get(centreId) ?? text.codes ?? [];
  const nowhere = ticked ? ticked.nowhere.has(centreId) : text.codes?.length === 0;
  return (
    <div className="k-block k-stack k-stack--s">
      <blockquote className="k-quote k-measure">
        <p>{text.text}</p>
      </blockquote>
      <p className="k-small">
        <a className="ds-link" href={href(locale, `/direktoratet/runder/${text.year}/${centreId}`)}>
          {t.answer(name)}
        </a>
      </p>
      <input type="hidden" name={`tekst-${centreId}`} value={text.text} />
      <Question legend={t.inCategory(name)} level={0} id={`kategorier-${centreId}`}>
        {codes.map((code) => (
          <Choice
            key={code.id}
            type="checkbox"
            id={`kode-${centreId}-${code.id}`}
            name={`kode-${centreId}`}
            value={code.id}
            label={code.label}
            checked={chosen.includes(code.id)}
          />
        ))}
        <Choice type="checkbox" id={`ny-${centreId}`} name={`ny-${centreId}`} value="1" label={t.newFor} checked={ticked?.newFor.has(centreId) ?? false} />
        <Choice type="checkbox" id={`ingen-${centreId}`} name={`ingen-${centreId}`} value="1" label={t.nowhere} checked={nowhere} />
      </Question>
    </div>
  );
}

interface RenameProps {
  codes: readonly Code[];
  year: number | undefined;
  path: string;
  locale: Locale;
  typed: { readonly id: string; readonly label: string } | undefined;
  error: string | undefined;
}
export function RenameForm({ codes, year, path, locale, typed, error }: RenameProps): ReactNode {
  const t = codingTexts[locale];
  return (
    <details className="ds-details" open={typed !== undefined}>
      <summary>{t.renameTitle}</summary>
      <div>
        <form method="post" action={`${path}/navn`} className="k-form k-stack" noValidate>
          <input type="hidden" name="aar" value={year ?? ''} />
          <SelectField
            id="kategori"
            name="kategori"
            label={t.which}
            value={typed?.id ?? codes[0]?.id ?? ''}
            options={codes.map((code) => ({ value: code.id, label: code.label }))}
          />
          <TextField id="navn" name="navn" label={t.newName} value={typed?.label ?? ''} error={error} />
          <p>
            <Button variant="secondary">{t.rename}</Button>
          </p>
        </form>
      </div>
    </details>
  );
}
