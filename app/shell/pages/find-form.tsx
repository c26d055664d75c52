import type { ReactNode } from 'react';
import type { AppContext } from '../../platform/context.ts';
import { href } from '../../platform/locale.ts';
import { Button } from '../../ui/fields.tsx';
import { startTexts } from './start-texts.ts';

/** Search by municipality; the same form on the front page and over its answer. */
export function FindForm({ c, value }: { c: AppContext; value: string }): ReactNode {
  const { locale } = c.var;
  const t = startTexts[locale];
  return (
    <form action={href(locale, '/finn-sentral')} role="search" aria-label={t.find}>
      <div className="ds-field">
        <label className="ds-label" htmlFor="kommune">
          {t.find}
        </label>
        <p data-field="description" id="kommune-hjelp">
          {t.findHelp}
        </p>
        <div className="k-searchrow">
          <input className="ds-input" type="text" id="kommune" name="kommune" defaultValue={value} autoComplete="off" maxLength={100} aria-describedby="kommune-hjelp" />
          <Button>{t.findButton}</Button>
        </div>
      </div>
    </form>
  );
}
