import type { ReactNode } from 'react';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { formatDay, formatList, href, norwegianDay } from '../../../../platform/locale.ts';
import { ErrorSummary } from '../../../../ui/error-summary.tsx';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { ButtonLink } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import type { Page } from '../../../../ui/page.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { requireCentre } from '../../../access/access.server.ts';
import { editorCentre, isEditor } from '../../../access/access.ts';
import { dayBefore, isOnTurn } from '../../../access/turn.ts';
import type { Turn } from '../../../access/turn.ts';
import { listTurns } from '../../../access/turns.server.ts';
import { findCentre } from '../../../scheme/scheme.ts';
import type { QueueItem } from '../../idea-case.ts';
import { deskPath, duePath, reportedPath } from './desk-paths.ts';
import { deskTexts } from './desk-texts.ts';

export const centreName = (c: AppContext, id: string): string => findCentre(c.var.services.definitions.scheme, id)?.name ?? id;

const tabs = { queue: deskPath, due: duePath, reported: reportedPath } as const;
export type Tab = keyof typeof tabs;

interface Refused {
  readonly status?: number;
  readonly errors?: readonly FieldError[] | undefined;
}
/** One of the desk's lists, for those whose centre has the turn; for the others of a centre, whose turn it is. */
export async function deskPage(c: AppContext, tab: Tab, content: () => Promise<ReactNode>, { status = 200, errors = [] }: Refused = {}): Promise<Response> {
  requireCentre(c);
  const t = deskTexts[c.var.locale];
  const turns = await listTurns(ctxOf(c));
  const editor = isEditor(c.var.actor);
  const page: Page = {
    title: tab === 'queue' ? t.title : `${t.tabs[tab]}: ${t.title}`,
    robots: 'noindex',
    current: deskPath,
    script: errors.length > 0,
    children: (
      <div className="k-stack k-stack--lg">
        {errors.length > 0 && <ErrorSummary title={t.summary} errors={errors} />}
        <div className="k-row k-row--between">
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          {editor && (
            <ButtonLink variant="secondary" href={href(c.var.locale, '/idebanken/mine')}>
              {t.turn.mine}
            </ButtonLink>
          )}
        </div>
        {editor ? (
          <>
            <p className="k-quiet">{turnText(c, turns)}</p>
            <Tabs c={c} tab={tab} />
            {await content()}
          </>
        ) : (
          <WithoutTurn c={c} turns={turns} />
        )}
      </div>
    ),
  };
  return respond(c, page, status);
}

function Tabs({ c, tab }: { c: AppContext; tab: Tab }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale].tabs;
  return (
    <nav aria-label={t.label}>
      <ul className="k-tabs">
        {(Object.keys(tabs) as Tab[]).map((one) => (
          <li key={one}>
            <a href={href(locale, tabs[one])} aria-current={one === tab ? 'page' : undefined}>
              {t[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const lastDay = (c: AppContext, turn: Pick<Turn, 'until'>): string => formatDay(c.var.locale, dayBefore(turn.until));

/** Until when, and with whom. */
function turnText(c: AppContext, turns: readonly Turn[]): string {
  const t = deskTexts[c.var.locale].turn;
  const now = turns.filter((turn) => isOnTurn(turn, norwegianDay(c.var.services.now())));
  const own = editorCentre(c.var.actor);
  const mine = now.find((turn) => turn.centreId === own);
  if (!mine) return '';
  const others = [...new Set(now.filter((turn) => turn.centreId !== own).map((turn) => centreName(c, turn.centreId)))];
  return others.length > 0 ? t.together(formatList(c.var.locale, others), lastDay(c, mine)) : t.yours(lastDay(c, mine));
}

function WithoutTurn({ c, turns }: { c: AppContext; turns: readonly Turn[] }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale].turn;
  const today = norwegianDay(c.var.services.now());
  const now = turns.filter((turn) => isOnTurn(turn, today));
  return (
    <div className="k-stack k-measure">
      <Message tone="info" title={t.not}>
        <p>{t.notText}</p>
        {now.length === 0 && <p>{t.nobody}</p>}
        {[...Map.groupBy(now, (turn) => turn.until).values()].map((those) => (
          <p key={those[0]!.until}>
            {t.now(
              formatList(
                locale,
                those.map((turn) => centreName(c, turn.centreId)),
              ),
              lastDay(c, those[0]!),
            )}
          </p>
        ))}
        {turns
          .filter((turn) => turn.from > today && turn.until > turn.from)
          .map((turn) => (
            <p key={turn.id}>{t.next(centreName(c, turn.centreId), formatDay(locale, turn.from), lastDay(c, turn))}</p>
          ))}
      </Message>
      <p>
        <ButtonLink variant="secondary" href={href(locale, '/idebanken/mine')}>
          {t.mine}
        </ButtonLink>
      </p>
    </div>
  );
}

/** "Ny", "Rettet etter ønske", "Endring av publisert idé". */
export const kindOf = ({ standing, again }: Pick<QueueItem, 'standing' | 'again'>): 'first' | 'published' | 'again' =>
  again ? 'again' : standing === 'unpublished' ? 'first' : 'published';
