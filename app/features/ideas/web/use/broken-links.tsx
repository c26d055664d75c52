import type { ReactNode } from 'react';
import type { Locale } from '../../../../platform/locale.ts';
import { Message } from '../../../../ui/message.tsx';
import { useTexts } from './use-texts.ts';

/** Addresses in the published text that have stopped answering: for those who write it, and for the editors. Nothing where all answer. */
export function BrokenLinks({ locale, links, editors = false }: { locale: Locale; links: readonly string[]; editors?: boolean }): ReactNode {
  const t = useTexts[locale].broken;
  if (links.length === 0) return null;
  return (
    <Message tone="warning" title={t.title(links.length)}>
      <p>
        {t.text} {editors ? t.editors : t.author}
      </p>
      <ul>
        {links.map((address) => (
          <li key={address}>
            <a className="ds-link k-said__words" href={address} rel="noreferrer">
              {address}
            </a>
          </li>
        ))}
      </ul>
    </Message>
  );
}
