import type { ReactNode } from 'react';
import type { Frame } from '../platform/context.ts';
import { href } from '../platform/locale.ts';
import { uiTexts } from './texts.ts';

export interface Crumb {
  readonly label: string;
  /** Without language prefix. */
  readonly path: string;
}

/** From the outermost page to this one; on a narrow screen Designsystemet shows the way back only. */
export function Breadcrumbs({ frame, crumbs, title }: { frame: Frame; crumbs: readonly Crumb[]; title: string }): ReactNode {
  const own = frame.path.split('?')[0]!;
  const all = crumbs.at(-1)?.path === own ? crumbs : [...crumbs, { label: title, path: own }];
  const parent = all.at(-2);
  // A page right below the start page has no way to show.
  if (!parent) return null;
  const t = uiTexts[frame.locale];
  return (
    <nav className="ds-breadcrumbs k-crumbs" aria-label={t.youAreHere}>
      <a className="ds-link" href={href(frame.locale, parent.path)} aria-label={t.backTo(parent.label)}>
        {parent.label}
      </a>
      <ol>
        {all.map((crumb) => (
          <li key={crumb.path}>
            <a className="ds-link" href={href(frame.locale, crumb.path)} aria-current={crumb.path === own ? 'page' : undefined}>
              {crumb.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
