import type { ReactNode } from 'react';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext, Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { href } from '../../../../platform/locale.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { StateMark } from '../../../../ui/state-mark.tsx';
import { mayActFor } from '../../../access/access.ts';
import { municipalityName } from '../../../geography/geography.ts';
import { ideaPath } from '../../idea-address.ts';
import { getForEditor } from '../../ideas.server.ts';
import { listQueueLines } from '../../inside/desk/queue-lines.server.ts';
import type { QueueLine } from '../../inside/desk/queue-lines.server.ts';
import { LevelMark } from '../read/level-mark.tsx';
import { dayOf } from '../write/place-typed.ts';
import { daysSince } from './desk-days.ts';
import { centreName, deskPage, kindOf } from './desk-frame.tsx';
import { casePath } from './desk-paths.ts';
import { deskTexts } from './desk-texts.ts';
import { norwegianDay } from '../../../../platform/locale.ts';

/** GET /min-sentral/idebanken: what waits for an editor, longest first. */
export const getQueuePage = (c: AppContext): Promise<Response> =>
  deskPage(c, 'queue', async () => {
    const t = deskTexts[c.var.locale];
    const lines = await listQueueLines(ctxOf(c));
    return (
      <>
        <Done c={c} decided={await decided(ctxOf(c), c.req.query('ide') ?? '')} />
        {lines.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <>
            <p className="k-measure">{t.lead}</p>
            <ul className="k-deskqueue">
              {lines.map((line) => (
                <Line key={line.id} c={c} line={line} />
              ))}
            </ul>
          </>
        )}
      </>
    );
  });

/** Longer than this is long to wait. */
const longWait = 14;

function Line({ c, line }: { c: AppContext; line: QueueLine }): ReactNode {
  const { locale, services, actor } = c.var;
  const t = deskTexts[locale];
  const { holder } = line;
  const days = daysSince(line.submittedAt, services.now());
  const own = holder.kind === 'centre' && mayActFor(actor, holder.centreId);
  const from =
    holder.kind === 'centre'
      ? centreName(c, holder.centreId)
      : line.municipality === ''
        ? undefined
        : municipalityName(services.definitions.geography, line.municipality, dayOf(null, norwegianDay(services.now())));
  return (
    <li>
      <Heading level={2} size="xs">
        <a className="ds-link k-tap" href={href(locale, casePath(line.id))}>
          {line.title || t.untitled}
        </a>
      </Heading>
      {line.gist !== '' && <p className="k-measure">{line.gist}</p>}
      <p className="k-facts">
        <strong className={days > longWait ? 'k-late' : undefined}>{t.waited(days)}</strong>
        <span>{t.kinds[kindOf(line)]}</span>
        <LevelMark level={line.claimedLevel} locale={locale} />
        {from !== undefined && <span>{from}</span>}
        {holder.kind === 'link' && <span>{t.fromLink}</span>}
        {line.double && <StateMark state="loose" label={t.double} />}
        {own && <span>{t.own}</span>}
        {line.demonstration && <DemoMark locale={locale} />}
      </p>
    </li>
  );
}

/** What was just decided on: its title, and its address once it is published. Nothing of an idea that is none of the editors'. */
async function decided(ctx: Ctx, id: string): Promise<{ title: string; address: string | undefined } | undefined> {
  if (!/^[\w-]{1,64}$/.test(id)) return undefined;
  try {
    const { idea, draft, published } = await getForEditor(ctx, id);
    const title = (draft ?? published)?.content.title ?? '';
    return { title, address: idea.standing === 'published' && published ? ideaPath(idea.number, published.content.title) : undefined };
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

function Done({ c, decided: about }: { c: AppContext; decided: Awaited<ReturnType<typeof decided>> }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale];
  const deed = c.req.query('ok') ?? '';
  if (!about || !Object.hasOwn(t.done, deed)) return null;
  return (
    <Message tone="success" role="status">
      <p>
        {t.done[deed as keyof typeof t.done](about.title || t.untitled)}{' '}
        {about.address !== undefined && (
          <a className="ds-link" href={href(locale, about.address)}>
            {t.seePublished}
          </a>
        )}
      </p>
    </Message>
  );
}
