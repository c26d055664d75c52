import type { ReactNode } from 'react';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { formatDate, formatDay, href, norwegianDay } from '../../../../platform/locale.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ButtonLink } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { requireActor } from '../../../access/access.server.ts';
import { ideaPath } from '../../idea-address.ts';
import type { OwnIdea } from '../../idea-case.ts';
import { listOwnIdeas } from '../../ideas.server.ts';
import { holdersOf } from './holders.ts';
import { groupOf, groups, whyItWaits } from '../../own-ideas.ts';
import type { Group } from '../../own-ideas.ts';
import { minePath, newPath, writePath } from './write-paths.ts';
import { writeTexts } from './write-texts.ts';

/** Questions without an answer, by the idea they are about. */
type Questions = ReadonlyMap<string, number>;

/** Own ideas: what waits first, then what is under way, then what is published. */
export async function getMinePage(c: AppContext): Promise<Response> {
  requireActor(c);
  const { locale } = c.var;
  const t = writeTexts[locale];
  const holders = holdersOf(c, undefined);
  const ideas = await listOwnIdeas(ctxOf(c));
  const questions: Questions = new Map();
  const ok = c.req.query('ok') ?? '';
  const said = Object.hasOwn(t.mine.done, ok) ? t.mine.done[ok as keyof typeof t.mine.done] : undefined;
  return respond(c, {
    title: t.mine.title,
    breadcrumbs: [{ label: t.bank, path: '/idebanken' }],
    current: minePath,
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg k-mine">
        {said !== undefined && (
          <Message tone="success" role="status">
            {said}
          </Message>
        )}
        <div className="k-row k-row--between">
          <Heading level={1} size="lg">
            {t.mine.title}
          </Heading>
          {ideas.length > 0 && <ButtonLink href={href(locale, newPath)}>{t.mine.write}</ButtonLink>}
        </div>
        {ideas.length === 0 ? <Nothing c={c} mayHold={holders.length > 0} /> : <Lists c={c} ideas={ideas} questions={questions} />}
      </div>
    ),
  });
}

function Nothing({ c, mayHold }: { c: AppContext; mayHold: boolean }): ReactNode {
  const t = writeTexts[c.var.locale].mine;
  return (
    <EmptyState title={mayHold ? t.empty : t.nobody}>
      <p className="k-quiet">{mayHold ? t.emptyText : t.nobodyText}</p>
      <p>
        <ButtonLink href={href(c.var.locale, newPath)}>{t.write}</ButtonLink>
      </p>
    </EmptyState>
  );
}

interface ListsProps {
  readonly c: AppContext;
  readonly ideas: readonly OwnIdea[];
  readonly questions: Questions;
}
function Lists({ c, ideas, questions }: ListsProps): ReactNode {
  const t = writeTexts[c.var.locale].mine;
  const today = norwegianDay(c.var.services.now());
  const by = Map.groupBy(ideas, (own) => groupOf(own, today, questions.get(own.idea.id) ?? 0));
  return (
    <>
      <p className="k-quiet k-measure">{t.lead}</p>
      {groups.map((group) => {
        const own = by.get(group);
        return own === undefined ? null : (
          <section key={group} aria-labelledby={`gruppe-${group}`} className={group === 'waits' ? 'k-mine__waits' : undefined}>
            <Heading level={2} size="sm" id={`gruppe-${group}`}>
              {t.groups[group]} <span className="k-quiet k-regular">{own.length}</span>
            </Heading>
            {group === 'queue' && <p className="k-quiet k-small k-mt1">{t.queueHelp}</p>}
            <ul className="k-mine__list">
              {own.map((one) => (
                <Line key={one.idea.id} c={c} own={one} group={group} today={today} questions={questions.get(one.idea.id) ?? 0} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

interface LineProps {
  readonly c: AppContext;
  readonly own: OwnIdea;
  readonly group: Group;
  readonly today: string;
  readonly questions: number;
}
function Line({ c, own, group, today, questions }: LineProps): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale].mine;
  const { idea } = own;
  const title = own.title || t.untitled;
  const why = whyItWaits(own, today, questions);
  const shown = idea.standing === 'published' ? href(locale, ideaPath(idea.number, own.title)) : undefined;
  return (
    <li>
      <div>
        <a className="ds-link k-mine__title" href={href(locale, writePath(idea.id))}>
          {title}
        </a>{' '}
        {idea.demonstration && <DemoMark locale={locale} />}
        {why !== undefined && <p className="k-warn k-mine__why">{why === 'question' ? t.why.question(questions) : t.why[why]}</p>}
        <p className="k-quiet k-small k-facts">
          {factsOf(c, own, group).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </div>
      {shown !== undefined && (
        <a className="ds-link k-tap" href={shown} aria-label={t.seeOne(title)}>
          {t.see}
        </a>
      )}
    </li>
  );
}

/** How it stands, when it last changed, and how much it is used. */
function factsOf(c: AppContext, { idea, writing, changedAt }: OwnIdea, group: Group): string[] {
  const { locale } = c.var;
  const t = writeTexts[locale].mine;
  const day = formatDate(locale, changedAt);
  const facts: (string | false | undefined)[] = [
    idea.standing === 'hidden' && t.states.hidden,
    group === 'away' && (idea.standing === 'merged' ? t.states.merged : t.states.withdrawn),
    writing === 'declined' && t.why.declined,
    group === 'published' && writing === 'draft' && t.states.draft,
    group === 'queue' && idea.standing === 'published' && t.states.submitted,
    group === 'queue' ? t.sent(day) : t.changed(day),
    idea.uses > 0 && t.used(idea.uses),
    group === 'published' && idea.standing === 'published' && idea.reviewBy !== undefined && t.reviewBy(formatDay(locale, idea.reviewBy)),
  ];
  return facts.filter((fact) => typeof fact === 'string');
}
