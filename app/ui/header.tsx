import type { ReactNode } from 'react';
import type { Frame, NavigationItem } from '../platform/context.ts';
import type { Locale } from '../platform/locale.ts';
import { href, locales } from '../platform/locale.ts';
import { BrandIcon } from './icons.tsx';
import { languageNames, uiTexts } from './texts.ts';

/** The item this page is, or lies under; the longest address wins, so that an overview does not claim every page below it. */
export function currentItem(items: readonly NavigationItem[], pathWithQuery: string, given?: string): NavigationItem | undefined {
  const path = given ?? pathWithQuery.split('?')[0]!;
  return items.filter((item) => item.path === path || path.startsWith(`${item.path}/`)).toSorted((a, b) => b.path.length - a.path.length)[0];
}

function Items({ items, frame, current }: { items: readonly NavigationItem[]; frame: Frame; current: string | undefined }): ReactNode {
  const marked = currentItem(items, frame.path, current);
  const exact = marked?.path === frame.path.split('?')[0];
  return (
    <ul className="k-nav">
      {items.map((item) => (
        <li key={item.path}>
          <a href={href(frame.locale, item.path)} aria-current={item === marked ? (exact ? 'page' : 'true') : undefined}>
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

const Languages = ({ frame }: { frame: Frame }): ReactNode => (
  <ul className="k-lang">
    {locales.map((l: Locale) => (
      <li key={l}>
        <a href={href(l, frame.path)} lang={l} hrefLang={l} aria-current={l === frame.locale ? 'true' : undefined}>
          {languageNames[l]}
        </a>
      </li>
    ))}
  </ul>
);

/** Sign in, or who is signed in and the way out. Signing out changes something, so it is a form. */
function Person({ frame }: { frame: Frame }): ReactNode {
  const t = uiTexts[frame.locale];
  if (!frame.person)
    return (
      <a className="ds-button" data-variant="secondary" href={`${href(frame.locale, '/logg-inn')}?til=${encodeURIComponent(href(frame.locale, frame.returnTo ?? frame.path))}`}>
        {t.signIn}
      </a>
    );
  return (
    <form className="k-person" method="post" action={href(frame.locale, '/logg-ut')}>
      <span>
        <span className="ds-sr-only">{t.signedInAs} </span>
        {frame.person.name}
      </span>
      <button className="ds-link k-tap" data-color="neutral" type="submit">
        {t.signOut}
      </button>
    </form>
  );
}

const RoleBars = ({ frame, current }: { frame: Frame; current: string | undefined }): ReactNode =>
  frame.roles.map((role) => (
    <div className="k-rolebar" key={role.label}>
      <div className="k-wrap k-rolebar__row">
        <span className="k-rolebar__who">{role.label}</span>
        <nav aria-label={role.label}>
          <Items items={role.items} frame={frame} current={current} />
        </nav>
        {role.action && (
          <a
            className="ds-button k-rolebar__log"
            data-size="sm"
            href={href(frame.locale, role.action.path)}
            aria-current={role.action.path === frame.path.split('?')[0] ? 'page' : undefined}
          >
            {role.action.label}
          </a>
        )}
      </div>
    </div>
  ));

/** The same again for narrow screens, folded together; works without script. */
function NarrowMenu({ frame, current }: { frame: Frame; current: string | undefined }): ReactNode {
  const t = uiTexts[frame.locale];
  return (
    <details className="k-menu">
      <summary>{t.menu}</summary>
      <nav aria-label={t.menu}>
        {frame.roles.map((role) => (
          <div className="k-menu__role" key={role.label}>
            <p className="k-menu__who">{role.label}</p>
            <Items items={role.items} frame={frame} current={current} />
          </div>
        ))}
        <Items items={frame.navigation} frame={frame} current={current} />
        <Languages frame={frame} />
        <Person frame={frame} />
      </nav>
    </details>
  );
}

export function Header({ frame, current }: { frame: Frame; current: string | undefined }): ReactNode {
  const t = uiTexts[frame.locale];
  return (
    <header className="k-header">
      <div className="k-wrap k-header__row">
        <a className="k-brand" href={href(frame.locale, '/')}>
          <BrandIcon />
          {t.serviceName}
        </a>
        <nav aria-label={t.mainMenu} className="k-header__nav">
          <Items items={frame.navigation} frame={frame} current={current} />
        </nav>
        <div className="k-header__end">
          <nav aria-label={t.language}>
            <Languages frame={frame} />
          </nav>
          <Person frame={frame} />
        </div>
        <NarrowMenu frame={frame} current={current} />
      </div>
      <RoleBars frame={frame} current={current} />
    </header>
  );
}
