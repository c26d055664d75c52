import type { ReactNode } from 'react';

export interface HeadingProps {
  level: 1 | 2 | 3 | 4;
  /** 48 · 36 · 30 · 24 · 21 · 18 px; public pages use xl for level 1, work pages lg. */
  size: 'xl' | 'lg' | 'md' | 'sm' | 'xs' | '2xs';
  id?: string | undefined;
  lang?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

export function Heading({ level, size, id, lang, className, children }: HeadingProps): ReactNode {
  const Tag = `h${level}` as const;
  return (
    <Tag className={className === undefined ? 'ds-heading' : `ds-heading ${className}`} data-size={size} id={id} lang={lang}>
      {children}
    </Tag>
  );
}
