import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { href } from '../../../../platform/locale.ts';
import { shareSize } from './share-picture.ts';

/** An address that others are given: with the site's own origin. */
export const absolute = (c: AppContext, path: string): string => c.var.services.config.publicUrl + href(c.var.locale, path);

export interface Links {
  /** The page's one address, without language. */
  readonly path: string;
  readonly feed?: { readonly path: string; readonly title: string } | undefined;
}

/** Which address is the page's own, and where it is followed. */
export const pageLinks = (c: AppContext, { path, feed }: Links): ReactNode => (
  <>
    <link rel="canonical" href={absolute(c, path)} />
    {feed && <link rel="alternate" type="application/atom+xml" title={feed.title} href={href(c.var.locale, feed.path)} />}
  </>
);

export interface Shared {
  /** Without language. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The picture's address, without language, and what it shows. */
  readonly picture: { readonly path: string; readonly alt: string };
  readonly changedAt: Date;
  readonly siteName: string;
}

/** What others show when somebody shares the page (Open Graph). */
export const shareLinks = (c: AppContext, { path, title, description, picture, changedAt, siteName }: Shared): ReactNode => {
  const properties = {
    'og:type': 'article',
    'og:site_name': siteName,
    'og:title': title,
    'og:description': description,
    'og:url': absolute(c, path),
    'og:image': absolute(c, picture.path),
    'og:image:width': String(shareSize.width),
    'og:image:height': String(shareSize.height),
    'og:image:alt': picture.alt,
    'article:modified_time': changedAt.toISOString(),
  };
  return (
    <>
      {Object.entries(properties).map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
};
