import { randomUUID } from 'node:crypto';
import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { href, norwegianDay } from '../../../platform/locale.ts';
import { addMonths } from '../../../platform/norwegian-time.ts';
import { Button, ButtonLink, Choice, Question, TextField } from '../../../ui/fields.tsx';
import { Message } from '../../../ui/message.tsx';
import { isActiveAt } from '../../scheme/scheme.ts';
import { activityPath } from '../activity-address.ts';
import type { ActivityCase } from '../inputs.ts';

import { logTexts } from './texts.ts';

/** A form of the page that came back: what was typed, and why. */
export interface DeedView {
  readonly deed?: 'gjenta' | 'del' | 'vedlegg' | undefined;
  readonly message?: string | undefined;
  readonly repeat?: { readonly kind: string; readonly on: string; readonly times: string; readonly once: string } | undefined;
  readonly shareWith?: readonly string[] | undefined;
}

interface Props {
  readonly c: AppContext;
  readonly found: ActivityCase;
  readonly centreId: string;
  readonly deed: DeedView;
}

/** Where it becomes an idea in the bank; the address is known there, as the bank stands after the log. */
export const ideaOf = (id: string): string => `/idebanken/ny?fra=activity:${id}`;

/** What this centre can do with it. The one that wrote it down changes it; one that it was shared with can say that it was not there. */
export function ActivityActions(props: Props): ReactNode {
  const { c, found, centreId } = props;
  const { activity, mayChange } = found;
  const { locale } = c.var;
  const t = logTexts[locale].one;
  const to = (deed: string): string => href(locale, `${activityPath(activity.id)}/${deed}`);
  if (activity.removedAt)
    return mayChange ? (
      <form method="post" action={to('ta-tilbake')}>
        <Button>{t.restore}</Button>
      </form>
    ) : null;
  if (!mayChange)
    return activity.centres.includes(centreId) ? (
      <form method="post" action={to('ikke-med')} className="k-stack k-stack--s">
        <p className="k-quiet k-small">{t.leaveHelp}</p>
        <div>
          <Button variant="secondary">{t.leave}</Button>
        </div>
      </form>
    ) : null;
  return (
    <div className="k-stack">
      <div className="k-row">
        <ButtonLink href={to('endre')}>{t.edit}</ButtonLink>
        <form method="post" action={to('fjern')}>
          <Button variant="tertiary" color="danger">
            {t.remove}
          </Button>
        </form>
      </div>
      <p className="k-quiet k-small">{t.removeHelp}</p>
      <p>
        <a className="ds-link k-tap" href={href(locale, ideaOf(activity.id))}>
          {t.makeIdea}
        </a>{' '}
        <span className="k-quiet k-small">{t.makeIdeaHelp}</span>
      </p>
      <div>
        <RepeatForm {...props} action={to('gjenta')} />
        <ShareForm {...props} action={to('del')} />
      </div>
    </div>
  );
}

const Refused = ({ deed, of }: { deed: DeedView; of: DeedView['deed'] }): ReactNode =>
  deed.deed === of && deed.message !== undefined ? (
    <Message tone="danger" role="alert">
      {deed.message}
    </Message>
  ) : null;

function RepeatForm({ c, found: { activity }, deed, action }: Props & { action: string }): ReactNode {
  const t = logTexts[c.var.locale].one;
  const typed = deed.repeat ?? { kind: 'en-gang', on: addMonths(activity.startsOn, 12), times: '6' };
  return (
    <details className="ds-details" open={deed.deed === 'gjenta'}>
      <summary>{t.repeat}</summary>
      <form method="post" action={action} noValidate className="k-stack">
        <Refused deed={deed} of="gjenta" />
        <input type="hidden" name="nokkel" value={deed.repeat?.once ?? randomUUID()} />
        <Question legend={t.repeat} level={0}>
          <div className="k-options">
            <Choice type="radio" id="gjenta-0" name="hvordan" value="en-gang" label={t.repeatOnce} checked={typed.kind !== 'manedlig'}>
              <div className="k-inner" data-when="checked">
                <TextField id="gjenta-dato" name="dato" label={t.repeatOn} type="date" value={typed.on} />
              </div>
            </Choice>
            <Choice type="radio" id="gjenta-1" name="hvordan" value="manedlig" label={t.repeatMonthly} checked={typed.kind === 'manedlig'}>
              <div className="k-inner" data-when="checked">
                <TextField id="gjenta-antall" name="antall" label={t.repeatTimes} inputMode="numeric" className="k-lognumber" value={typed.times} maxLength={2} />
              </div>
            </Choice>
          </div>
        </Question>
        <div>
          <Button variant="secondary">{t.repeatButton}</Button>
        </div>
      </form>
    </details>
  );
}

function ShareForm({ c, found: { activity }, deed, action }: Props & { action: string }): ReactNode {
  const t = logTexts[c.var.locale].one;
  const { scheme } = c.var.services.definitions;
  const day = activity.startsOn <= norwegianDay(c.var.services.now()) ? activity.startsOn : norwegianDay(c.var.services.now());
  const others = scheme.centres.filter((k) => k.id !== activity.centreId && !activity.centres.includes(k.id) && isActiveAt(k, day));
  if (others.length === 0) return null;
  return (
    <details className="ds-details" open={deed.deed === 'del'}>
      <summary>{t.share}</summary>
      <form method="post" action={action} className="k-stack">
        <Refused deed={deed} of="del" />
        <Question legend={t.share} level={0} help={t.shareHelp}>
          <div className="k-options k-options--short">
            {others.map((k, i) => (
              <Choice key={k.id} type="checkbox" id={`del-${i}`} name="sentral" value={k.id} label={k.name} checked={deed.shareWith?.includes(k.id) ?? false} />
            ))}
          </div>
        </Question>
        <div>
          <Button variant="secondary">{t.shareButton}</Button>
        </div>
      </form>
    </details>
  );
}
