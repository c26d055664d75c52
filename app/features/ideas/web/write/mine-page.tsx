import type { ReactNode } from 'react';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { formatDate, formatDay, href } from '../../../../platform/locale.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Button, ButtonLink } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { readForm } from '../../../../ui/posted-form.ts';
import { respond } from '../../../../ui/respond.tsx';
import { requireActor } from '../../../access/access.server.ts';
import { ideaPath } from '../../idea-address.ts';
import { answerReviewOf } from '../../idea-uses.server.ts';
import { reviewAnswers } from '../../idea.ts';
import { bankName } from '../sender/bank-name.ts';
import { holdersOf } from './holders.ts';
import { groupOf, groups } from '../../own-ideas.ts';
import type { Group, StandingIdea } from '../../own-ideas.ts';
import { listStandingIdeas } from '../../waiting.server.ts';
import { minePath, newPath, writePath } from './write-paths.ts';
import { writeTexts } from './write-texts.ts';

/** Own ideas: what waits first, then what is under way, then what is published. */
export async function getMinePage(c: AppContext): Promise<Response> {
  requireActor(c);
  const { locale } = c.var;
  const t = writeTexts[locale];
  const holders = holdersOf(c, undefined);
  const ideas = await listStandingIdeas(ctxOf(c));
  const ok = c.req.query('ok') ?? '';
  const said = Object.hasOwn(t.mine.done, ok) ? t.mine.done[ok as keyof typeof t.mine.done] : undefined;
  return respond(c, {
    title: t.mine.title,
    breadcrumbs: [{ label: bankName(c), path: '/idebanken' }],
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
        {ideas.length === 0 ? <Nothing c={c} mayHold={holders.length > 0} /> : <Lists c={c} ideas={ideas} />}
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

function Lists({ c, ideas }: { c: AppContext; ideas: readonly StandingIdea[] }): ReactNode {
  const t = writeTexts[c.var.locale].mine;
  const by = Map.groupBy(ideas, groupOf);
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
                <Line key={one.own.idea.id} c={c} standing={one} group={group} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Line({ c, standing, group }: { c: AppContext; standing: StandingIdea; group: Group }): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale].mine;
  const { own, why, asked } = standing;
  const { idea } = own;
  const title = own.title || t.untitled;
  const shown = idea.standing === 'published' ? href(locale, ideaPath(idea.number, own.title)) : undefined;
  return (
    <li>
      <div>
        {/* What others said is answered where it was said. */}
        <a className="ds-link k-mine__title" href={shown !== undefined && (why === 'question' || why === 'use') ? shown : href(locale, writePath(idea.id))}>
          {title}
        </a>{' '}
        {idea.demonstration && <DemoMark locale={locale} />}
        {why !== undefined && <p className="k-warn k-mine__why">{why === 'question' || why === 'use' ? t.why[why](asked[why === 'use' ? 'uses' : 'questions']) : t.why[why]}</p>}
        <p className="k-quiet k-small k-facts">
          {factsOf(c, standing, group).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        {(why === 'due' || why === 'unconfirmed') && <ReviewForm c={c} id={idea.id} title={title} />}
      </div>
      {shown !== undefined && (
        <a className="ds-link k-tap" href={shown} aria-label={t.seeOne(title)}>
          {t.see}
        </a>
      )}
    </li>
  );
}

/** "Stemmer dette fortsatt?", answered on the spot. */
const ReviewForm = ({ c, id, title }: { c: AppContext; id: string; title: string }): ReactNode => {
  const { locale } = c.var;
  const t = writeTexts[locale].mine;
  return (
    <form method="post" action={href(locale, `${minePath}/stemmer`)} aria-label={t.answersOf(title)} className="k-row k-mine__answers">
      <input type="hidden" name="ide" value={id} />
      {reviewAnswers.map((answer) => (
        <Button key={answer} variant="secondary" name="svar" value={answer}>
          {t.answers[answer]}
        </Button>
      ))}
    </form>
  );
};

/** It holds: asked again in two years. With changes: to the editor. No longer: withdrawn, until somebody puts it back. */
export async function postReview(c: AppContext): Promise<Response> {
  requireActor(c);
  const body = await readForm(c);
  const id = body.text('ide');
  const answer = reviewAnswers.find((one) => one === body.text('svar'));
  if (!answer || !/^[\w-]{1,64}$/.test(id)) throw new AppError('not-found');
  const answered = await answerReviewOf(ctxOf(c), { id, answer });
  const to = (path: string): Response => c.redirect(href(c.var.locale, path), 303);
  if (!answered.ok) return to(minePath);
  if (answer === 'changes') return to(writePath(id));
  return to(`${minePath}?ok=${answer === 'holds' ? 'bekreftet' : 'trukket'}`);
}

/** How it stands, when it last changed, and how much it is used. */
function factsOf(c: AppContext, { own: { idea, writing, changedAt } }: StandingIdea, group: Group): string[] {
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
