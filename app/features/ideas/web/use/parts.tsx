import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { href, textIn } from '../../../../platform/locale.ts';
import type { Locale } from '../../../../platform/locale.ts';
import { Button } from '../../../../ui/fields.tsx';
import { findCentre } from '../../../scheme/scheme.ts';
import { ideaPath } from '../../idea-address.ts';
import type { PublishedIdea } from '../../idea-case.ts';
import type { Contributions, Used, Voice } from '../../idea-use.ts';
import { reportPathOf } from '../../idea-use.ts';
import { useTexts } from './use-texts.ts';

/** What the three sections beneath an idea are given. */
export interface SectionProps {
  readonly c: AppContext;
  readonly found: PublishedIdea;
  readonly all: Contributions;
}
export const pathOf = ({ idea, version }: PublishedIdea): string => ideaPath(idea.number, version.content.title);
export const monthText = (locale: Locale, { year, month }: Pick<Used, 'year' | 'month'>): string => `${useTexts[locale].months[month - 1] ?? ''} ${year}`;
export function voiceText(c: AppContext, by: Voice): string {
  const { locale, services } = c.var;
  if (by.kind === 'municipality') return useTexts[locale].comments.employee(by.name);
  const { scheme } = services.definitions;
  return `${findCentre(scheme, by.centreId)?.name ?? by.centreId} ${textIn(scheme.centreName.one, locale)}`;
}
/** One button that posts by itself. */
export const OneButton = ({ action, children, variant = 'tertiary' }: { action: string; children: ReactNode; variant?: 'secondary' | 'tertiary' }): ReactNode => (
  <form method="post" action={action}>
    <Button variant={variant}>{children}</Button>
  </form>
);
interface Acts {
  readonly props: SectionProps;
  readonly item: { readonly id: string; readonly state: string; readonly own: boolean };
  readonly kind: 'use' | 'question' | 'comment';
}
/** What the reader may do with one: its writer, the holder, an editor, anybody. */
export function Acting({ props: { c, found, all }, item, kind }: Acts): ReactNode {
  const { locale } = c.var;
  const t = useTexts[locale].comments;
  const at = href(locale, `${pathOf(found)}/bidrag/${item.id}`);
  return (
    <div className="k-row k-small">
      {item.own && kind === 'use' && (
        <a className="ds-link k-tap" href={`${at}/endre`}>
          {t.change}
        </a>
      )}
      {item.own && (kind !== 'question' || item.state === 'waiting') && <OneButton action={`${at}/fjern`}>{t.remove}</OneButton>}
      {kind === 'use' && item.state === 'waiting' && all.may.approve && <OneButton action={`${at}/slipp-fram`}>{t.approve}</OneButton>}
      {all.may.moderate && item.state === 'shown' && <OneButton action={`${at}/skjul`}>{t.hide}</OneButton>}
      {all.may.moderate && item.state === 'hidden' && <OneButton action={`${at}/vis`}>{t.show}</OneButton>}
      {item.state === 'shown' && !item.own && (
        <a className="ds-link k-tap" href={href(locale, reportPathOf(pathOf(found), item.id))}>
          {t.report}
        </a>
      )}
    </div>
  );
}
