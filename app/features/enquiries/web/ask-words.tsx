import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { langOf, norwegianDay, textIn } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import type { Formerly } from '../../geography/municipality-meant.ts';
import { areaAt } from '../../scheme/areas.ts';
import type { Why } from '../../scheme/areas.ts';
import type { Centre } from '../../scheme/scheme.ts';
import { whyThisCentre } from '../../scheme/why-this-centre.ts';
import { publicTexts } from './public-texts.ts';

export const askPath = '/spor-en-sentral';

/** The centre's name and what the scheme calls its centres: "Bergen kurssted". */
export const centreTitle = (c: AppContext, centre: Centre): string => `${centre.name} ${textIn(c.var.services.definitions.scheme.centreName.one, c.var.locale)}`;

/** The same as it is read aloud, each part in its own language, and marked when it is invented. */
export function CentreTitle({ c, centre }: { c: AppContext; centre: Centre }): ReactNode {
  const { one } = c.var.services.definitions.scheme.centreName;
  return (
    <>
      {centre.name} <span lang={langOf(one, c.var.locale)}>{textIn(one, c.var.locale)}</span> {centre.demonstration && <DemoMark locale={c.var.locale} />}
    </>
  );
}

/** "Lenvik er nå en del av Senja.", or nothing. */
export function formerlyText(c: AppContext, formerly: Formerly | undefined): string {
  const t = publicTexts[c.var.locale].ask;
  if (!formerly) return '';
  return (formerly.kind === 'part' ? t.formerly : t.renamed)(formerly.old, formerly.now);
}

/** Why the centre answers for the municipality; `why` is undefined when the asker chose it. */
export function reasonText(c: AppContext, { centre, why, municipality }: { centre: Centre; why: Why | undefined; municipality: string }): string {
  const { locale, services } = c.var;
  const t = publicTexts[locale].ask.why;
  if (!why) return t.chosen;
  const assumed = why.kind !== 'host' && areaAt(centre, norwegianDay(services.now()))?.assumed === true ? ` ${t.assumed}` : '';
  return whyThisCentre(locale, services.definitions.scheme, why, municipality) + assumed;
}
