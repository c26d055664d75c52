import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import type { Crumb } from '../../../ui/breadcrumbs.tsx';
import { Heading } from '../../../ui/heading.tsx';
import type { GatheringCase } from '../inputs.ts';
import { deskCrumbs, hrefOf, pathOf } from './paths.ts';
import type { Desk } from './paths.ts';
import { GatheringMark, kindName, organiserName } from './words.tsx';
import { deskTexts } from './desk-texts.ts';
import { peopleTexts } from './people-texts.ts';
import { workTexts } from './work-texts.ts';

const parts = ['samlingen', 'program', 'deltakere', 'etterpa'] as const;
export type Part = (typeof parts)[number];

/** The gathering's name and state; for its organiser the parts of the work with it. */
export function GatheringHead({ c, desk, the, part }: { c: AppContext; desk: Desk; the: GatheringCase; part: Part }): ReactNode {
  const { locale } = c.var;
  const { gathering } = the;
  const requests = the.participants.filter((p) => p.state === 'requested').length;
  return (
    <>
      <div className="k-visitpart">
        <Heading level={1} size="lg">
          {gathering.title}
        </Heading>
        <p className="k-facts">
          <GatheringMark c={c} gathering={gathering} />
          <span>{kindName(c, gathering.kind)}</span>
          <span>{the.organiser ? (desk.centreId === '' ? deskTexts[locale].ownOfficer : deskTexts[locale].own) : deskTexts[locale].by(organiserName(c, gathering))}</span>
          <span>{gathering.number}</span>
          {gathering.demonstration && <DemoMark locale={locale} />}
        </p>
      </div>
      {(the.organiser || the.may['read-feedback']) && (
        <nav aria-label={workTexts[locale].tabs}>
          <ul className="k-tabs">
            {parts
              .filter((p) => the.organiser || p === 'samlingen' || p === 'etterpa')
              .map((p) => (
                <li key={p}>
                  <a href={hrefOf(c, desk, gathering.id, p === 'samlingen' ? '' : p)} aria-current={p === part ? 'page' : undefined}>
                    {workTexts[locale].tab[p]}
                    {p === 'deltakere' && the.organiser && requests > 0 && (
                      <span className="k-count">
                        {formatNumber(locale, requests)}
                        <span className="ds-sr-only"> {peopleTexts[locale].asks.toLocaleLowerCase('nb')}</span>
                      </span>
                    )}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
      )}
    </>
  );
}
export const gatheringCrumbs = (c: AppContext, desk: Desk, the: GatheringCase, part: Part): Crumb[] => [
  ...deskCrumbs(c, desk),
  { label: the.gathering.title, path: pathOf(desk, the.gathering.id) },
  ...(part === 'samlingen' ? [] : [{ label: workTexts[c.var.locale].tab[part], path: pathOf(desk, the.gathering.id, part) }]),
];
