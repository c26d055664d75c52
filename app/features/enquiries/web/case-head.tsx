import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatDate, formatList } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Button } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { enquiryTexts } from '../texts.ts';
import type { CaseView } from './case-state.ts';
import { caseTexts } from './case-texts.ts';
import { deedHref } from './desk-request.ts';
import { Late, centreName, municipalityText, topicLabel, workplaceLabel } from './parts.tsx';

export const caseTitle = (c: AppContext, { found }: Pick<CaseView, 'found'>): string => found.contact?.subject ?? caseTexts[c.var.locale].untitled(found.enquiry.number);

export function CaseHead({ c, view }: { c: AppContext; view: CaseView }): ReactNode {
  const { locale, actor } = c.var;
  const { found } = view;
  const mayTake = view.ours && view.alive && view.waiting === undefined && actor.kind === 'person' && found.enquiry.assigneeId !== actor.personId;
  return (
    <header className="k-stack k-stack--s">
      <Heading level={2} size="sm" id="sak" lang={found.contact ? found.enquiry.language : undefined}>
        {caseTitle(c, view)}
      </Heading>
      <Facts c={c} view={view} />
      <StateLine c={c} view={view} />
      {found.enquiry.erasedAt && <p className="k-quiet k-small">{caseTexts[locale].state.erased(formatDate(locale, found.enquiry.erasedAt))}</p>}
      {mayTake && (
        <form method="post" action={deedHref(c, found.enquiry.number, 'tildel')}>
          <Button variant="secondary" name="til" value={actor.personId}>
            {caseTexts[locale].assign.take}
          </Button>
        </form>
      )}
    </header>
  );
}

function Facts({ c, view }: { c: AppContext; view: CaseView }): ReactNode {
  const { locale } = c.var;
  const t = caseTexts[locale];
  const { enquiry, contact, assigneeName, credits } = view.found;
  const facts: (readonly [string, ReactNode])[] = [
    ...(contact ? [[t.facts.from, [contact.name, contact.workplaceName].filter(Boolean).join(', ')] as const] : []),
    [t.facts.municipality, municipalityText(c, enquiry)],
    [t.facts.number, enquiry.number],
    [t.facts.topics, enquiry.topics.length === 0 ? t.noTopic : enquiry.topics.map((id) => topicLabel(c, id)).join(', ')],
    [t.facts.workplace, workplaceLabel(c, enquiry.workplace)],
    [t.facts.channel, enquiryTexts[locale].channel[enquiry.channel]],
    ...(contact?.email ? [[t.facts.address, contact.email] as const] : []),
    ...(contact?.phone
      ? [
          [
            t.facts.phone,
            <a key="tlf" className="ds-link" href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}>
              {contact.phone}
            </a>,
          ] as const,
        ]
      : []),
    [t.facts.answers, assigneeName ?? t.nobody],
    ...(credits.length > 0
      ? [
          [
            t.facts.helped,
            formatList(
              locale,
              credits.map((id) => centreName(c, id)),
            ),
          ] as const,
        ]
      : []),
  ];
  return (
    <dl className="k-meta">
      {facts.map(([what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {enquiry.demonstration && (
        <div>
          <dt className="ds-sr-only">{locale === 'en' ? 'Note' : 'Merk'}</dt>
          <dd>
            <DemoMark locale={locale} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** How it stands, and for how long, in one sentence. */
function StateLine({ c, view }: { c: AppContext; view: CaseView }): ReactNode {
  const { locale, services } = c.var;
  const t = caseTexts[locale].state;
  const { answerWithin, closeSilentAfter } = services.definitions.enquiries;
  const { enquiry, age } = view.found;
  const ended = enquiry.closedAt ? formatDate(locale, enquiry.closedAt) : '';
  const over = enquiry.state === 'closed' || enquiry.state === 'withdrawn' || enquiry.state === 'discarded' ? t[enquiry.state](ended) : undefined;
  if (!view.ours) return <p className="k-quiet">{[over, t.elsewhere(centreName(c, enquiry.centreId))].filter(Boolean).join(' ')}</p>;
  if (over !== undefined) return <p className="k-quiet">{over}</p>;
  if (enquiry.state === 'waiting' || !age) return <p className="k-quiet">{t.waiting(view.asker, closeSilentAfter)}</p>;
  if (age.late)
    return (
      <p>
        <Late>{t.late(age.workingDays, answerWithin)}</Late>
      </p>
    );
  return <p className="k-quiet">{age.workingDays === 0 ? t.today(answerWithin) : t.waited(age.workingDays, answerWithin)}</p>;
}
