import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { Fold } from '../../../ui/facts.tsx';
import { Button } from '../../../ui/fields.tsx';
import { deskTexts } from './desk-texts.ts';

/** Asks once more: the place goes to the next in line at once, and a thumb slips. */
export function WithdrawFold({ locale, to, name }: { readonly locale: Locale; readonly to: string; readonly name: string }): ReactNode {
  const t = deskTexts[locale];
  return (
    <Fold
      title={
        <>
          {t.withdraw} <span className="ds-sr-only">{name}</span>
        </>
      }
    >
      <form method="post" action={to} className="k-stack">
        <p>{t.withdrawText}</p>
        <p>
          <Button variant="secondary" color="danger" aria-label={t.withdrawOf(name)}>
            {t.withdrawYes}
          </Button>
        </p>
      </form>
    </Fold>
  );
}
