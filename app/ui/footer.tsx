import type { ReactNode } from 'react';
import type { Frame } from '../platform/context.ts';
import { href } from '../platform/locale.ts';
import { uiTexts } from './texts.ts';

function Links({ id, title, items, frame }: { id: string; title: string; items: readonly (readonly [string, string])[]; frame: Frame }): ReactNode {
  return (
    <nav aria-labelledby={id}>
      <h2 className="ds-heading" data-size="2xs" id={id}>
        {title}
      </h2>
      <ul>
        {items.map(([path, label]) => (
          <li key={path}>
            <a className="ds-link" data-color="neutral" href={href(frame.locale, path)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Footer({ frame }: { frame: Frame }): ReactNode {
  const t = uiTexts[frame.locale].footer;
  return (
    <footer className="k-footer">
      <div className="k-wrap k-footer__grid">
        <div className="k-stack k-measure">
          <p>{t.what}</p>
          <p className="k-quiet">{t.sources}</p>
          {frame.demonstration && (
            <p className="k-quiet">
              {t.notTheirs} {uiTexts[frame.locale].demonstrationBar}
            </p>
          )}
        </div>
        <Links
          id="bunn-om"
          title={t.aboutService}
          frame={frame}
          items={[
            ['/om', t.about],
            ['/slik-teller-vi', t.howWeCount],
            ['/apne-data', t.openData],
          ]}
        />
        <Links
          id="bunn-rett"
          title={t.rights}
          frame={frame}
          items={[
            ['/tilgjengelighet', t.accessibility],
            ['/personvern', t.privacy],
          ]}
        />
      </div>
    </footer>
  );
}
