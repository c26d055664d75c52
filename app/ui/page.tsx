import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Frame } from '../platform/context.ts';
import { href, locales } from '../platform/locale.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import type { Crumb } from './breadcrumbs.tsx';
import { closeShapes } from './close-shapes.ts';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { uiTexts } from './texts.ts';

/** What a page gives the frame. */
export interface Page {
  /** Becomes "… – Knutepunkt" in the browser's tab. */
  readonly title: string;
  /** The way from the start page to here, outermost first; the page itself is added when it is not the last one. */
  readonly breadcrumbs?: readonly Crumb[];
  readonly children: ReactNode;
  /** Adds the one small script: pages with a form that saves itself, shows a preview or an error summary. */
  readonly script?: boolean;
  /** How wide the page's one column is: the whole page (default), a form, a text to read. */
  readonly width?: 'page' | 'form' | 'prose';
  /** The navigation item to mark, when the address alone does not tell. */
  readonly current?: string;
  readonly robots?: 'noindex';
  /** What was sent has faults: the tab says so first. */
  readonly faulty?: boolean;
  /** A sentence or two for search engines. */
  readonly description?: string;
  /** More for the document's head: the page's one address, what others show of it when it is shared. */
  readonly head?: ReactNode;
}

const columns = { page: undefined, form: 'k-form', prose: 'k-measure' } as const;

function Head({ frame, page }: { frame: Frame; page: Page }): ReactNode {
  const { assets, locale, path } = frame;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${page.faulty ? `${uiTexts[locale].errorIntro} ` : ''}${page.title} – ${uiTexts[locale].serviceName}`}</title>
      {page.description !== undefined && <meta name="description" content={page.description} />}
      {page.robots && <meta name="robots" content={page.robots} />}
      {assets.css.map((address) => (
        <link key={address} rel="stylesheet" href={address} />
      ))}
      {locales.map((l) => (
        <link key={l} rel="alternate" hrefLang={l} href={href(l, path)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={href('nb', path)} />
      <link rel="icon" type="image/svg+xml" href="/assets/favicon.svg" />
      {page.head}
      {assets.dev && <script type="module" src="/@vite/client" />}
      {page.script === true && <script type="module" src={assets.script} />}
    </head>
  );
}

/** The whole HTML document. */
export function renderPage(frame: Frame, page: Page): string {
  const column = columns[page.width ?? 'page'];
  return `<!DOCTYPE html>\n${closeShapes(
    renderToStaticMarkup(
      <html lang={frame.locale} data-color-scheme="light">
        <Head frame={frame} page={page} />
        <body>
          <a className="ds-skip-link" href="#innhold">
            {uiTexts[frame.locale].skipToContent}
          </a>
          <Header frame={frame} current={page.current} />
          <main id="innhold" className="k-main" tabIndex={-1}>
            <div className="k-wrap">
              {page.breadcrumbs && <Breadcrumbs frame={frame} crumbs={page.breadcrumbs} title={page.title} />}
              {column === undefined ? page.children : <div className={column}>{page.children}</div>}
            </div>
          </main>
          <Footer frame={frame} />
        </body>
      </html>,
    ),
  )}`;
}
