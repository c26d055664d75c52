import type { ReactNode } from 'react';

export interface MessageProps {
  tone: 'info' | 'success' | 'warning' | 'danger';
  title?: string | undefined;
  /** `status` for what just happened, `alert` for what stopped the person; nothing for what stands there anyway. */
  role?: 'status' | 'alert' | undefined;
  /** The title's level among the page's headings. */
  level?: 2 | 3;
  id?: string | undefined;
  children?: ReactNode;
}

export function Message({ tone, title, role, level = 2, id, children }: MessageProps): ReactNode {
  const Title = `h${level}` as const;
  return (
    <div className="ds-alert" data-color={tone} role={role} id={id}>
      {title !== undefined && (
        <Title className="ds-heading" data-size="2xs">
          {title}
        </Title>
      )}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  );
}
