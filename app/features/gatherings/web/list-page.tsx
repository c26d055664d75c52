import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, formatNumber, href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { GatheringLine } from '../inputs.ts';
import { listGatherings } from '../gatherings.server.ts';
import { deskTexts } from './desk-texts.ts';
import { deskOf, pathOf } from './paths.ts';
import type { Desk } from './paths.ts';
import { gatheringTexts } from './texts.ts';
import { GatheringMark, isOpen, kindName, organiserName, whenText } from './words.tsx';

/** Those to come, soonest first, with how one stands; then those that have been. */
export async function getListPage(c: AppContext): Promise<Response> {
  const desk = deskOf(c);
  const { locale, services } = c.var;
  const t = deskTexts[locale];
  const { title } = gatheringTexts[locale];
  const lines = await listGatherings(ctxOf(c), { centreId: desk.centreId });
  const toCome = ({ gathering }: GatheringLine): boolean => gathering.endsAt > services.now();
  const parts = [
    { id: 'kommende', title: t.upcoming, lines: lines.filter(toCome) },
    { id: 'tidligere', title: t.earlier, lines: lines.filter((line) => !toCome(line)) },
  ];
  const allMade = lines.length > 0 && lines.every((line) => line.gathering.demonstration);
  return respond(c, {
    title,
    breadcrumbs: [{ label: title, path: desk.base }],
    children: (
      <div className="k-stack k-stack--lg">
        <div className="k-row k-row--between">
          <Heading level={1} size="lg">
            {title}
          </Heading>
          <ButtonLink href={href(locale, `${desk.base}/ny`)}>{t.call}</ButtonLink>
        </div>
        <p className="k-measure">
          {desk.centreId === '' ? t.leadOfficer : t.lead} {allMade && <DemoMark locale={locale} />}
        </p>
        {lines.length === 0 && <EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
        {parts.map((part) =>
          part.lines.length === 0 ? null : (
            <section key={part.id} aria-labelledby={part.id}>
              <Heading level={2} size="sm" id={part.id}>
                {part.title}
              </Heading>
              <ul className="k-hits k-measure">
                {part.lines.map((line) => (
                  <Line key={line.gathering.id} c={c} desk={desk} line={line} marked={!allMade} />
                ))}
              </ul>
            </section>
          ),
        )}
        {(desk.centreId === '' || lines.some((line) => line.organiser)) && (
          <p className="k-row">
            <a className="ds-link k-tap" href={href(locale, `${desk.base}/sammenlign`)}>
              {t.compare}
            </a>
            <a className="ds-link k-tap" href={href(locale, `${desk.base}/sitater`)}>
              {t.quotes}
            </a>
          </p>
        )}
      </div>
    ),
  });
}

function Line({ c, desk, line, marked }: { c: AppContext; desk: Desk; line: GatheringLine; marked: boolean }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale];
  const { gathering } = line;
  return (
    <li>
      <p className="k-quiet">{whenText(locale, gathering)}</p>
      <Heading level={3} size="xs">
        <a className="ds-link" href={href(locale, pathOf(desk, gathering.id))}>
          {gathering.title}
        </a>
      </Heading>
      <p className="k-facts">
        <span>{kindName(c, gathering.kind)}</span>
        <span>{line.organiser ? (desk.centreId === '' ? t.ownOfficer : t.own) : t.by(organiserName(c, gathering))}</span>
        {gathering.place !== '' && <span>{gathering.place}</span>}
        {marked && gathering.demonstration && <DemoMark locale={locale} />}
      </p>
      <p className="k-facts">
        <GatheringMark c={c} gathering={gathering} />
        <Standing c={c} desk={desk} line={line} />
      </p>
    </li>
  );
}

/** For the organiser how it fills up; for an invited centre whether it has answered. */
function Standing({ c, desk, line: { gathering, organiser, ownComing, requests } }: { c: AppContext; desk: Desk; line: GatheringLine }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale];
  const n = (value: number): string => formatNumber(locale, value);
  if (gathering.state === 'draft' || gathering.state === 'cancelled') return null;
  return (
    <>
      {(organiser || desk.centreId === '') && <span>{gathering.places === null ? t.signedUp(n(gathering.taken)) : t.ofPlaces(n(gathering.taken), n(gathering.places))}</span>}
      {organiser && requests > 0 && <StateMark state="loose" label={t.requests(n(requests))} />}
      {desk.centreId !== '' && ownComing > 0 && <span>{t.our(n(ownComing))}</span>}
      {desk.centreId !== '' && ownComing === 0 && !organiser && isOpen(c, gathering) && <StateMark state="loose" label={t.notAnswered} />}
      {isOpen(c, gathering) && <span>{t.deadline(formatDay(locale, gathering.signUpUntil))}</span>}
    </>
  );
}
