import type { ReactNode } from 'react';
import { formatDay, formatNumber, href, norwegianDay } from '../../../platform/locale.ts';
import { newSecret } from '../../../platform/private-link.server.ts';
import { Button, ButtonLink, TextArea } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { messageFor } from '../../../ui/posted-form.ts';
import { EnterSends, LinesField, MunicipalityList } from './lines-field.tsx';
import { readLines, typedFrom } from './lines.ts';
import { ownTexts } from './own-texts.ts';
import type { OwnProps } from './own-attempt.ts';
import { centreName } from './parts.tsx';
import { groupPath } from './private-paths.ts';

const deedHref = ({ c, secret }: OwnProps, deed: string): string => href(c.var.locale, `${groupPath(secret)}/${deed}`);

/** What is the group's turn to do first, then what it may change. */
export function OwnActions(props: OwnProps): ReactNode {
  const { c, own } = props;
  const t = ownTexts[c.var.locale];
  const { may, visit } = own;
  const suggested = visit.suggestedCentreId;
  return (
    <>
      {may.accept && (
        <form method="post" action={deedHref(props, 'godta')} className="k-visitanswer">
          <Button>{visit.state === 'offered' ? t.acceptOffer : t.accept}</Button>
        </form>
      )}
      {may.letPass && (
        <form method="post" action={deedHref(props, 'la-ga')} className="k-visitanswer k-visitpart">
          <Button variant="secondary">{t.letPass}</Button>
          <p className="k-quiet k-small">{t.letPassHelp}</p>
        </form>
      )}
      {may.askForAnotherTime && <AnotherTime {...props} />}
      {may.askSuggestedCentre && suggested !== null && (
        <form method="post" action={deedHref(props, 'sporr-foreslatt')} className="k-visitanswer k-visitpart">
          <Button>{t.askSuggested(centreName(c, suggested))}</Button>
          <p className="k-quiet k-small">{t.suggestionHelp}</p>
        </form>
      )}
      {may.changeNumbers || may.withdraw ? <Changes {...props} /> : <WriteMore {...props} />}
    </>
  );
}

function AnotherTime(props: OwnProps): ReactNode {
  const { c, attempt } = props;
  const t = ownTexts[c.var.locale];
  const tried = attempt?.deed === 'annen-tid';
  return (
    <details className="ds-details" open={tried}>
      <summary>{t.another}</summary>
      <form method="post" action={deedHref(props, 'annen-tid')} noValidate className="k-stack">
        <TextArea
          id="annen-tid"
          name="tekst"
          label={t.anotherText}
          rows={3}
          value={tried ? attempt.body?.text('tekst') : undefined}
          error={messageFor(attempt?.errors ?? [], 'annen-tid')}
        />
        <p>
          <Button variant="secondary">{t.anotherButton}</Button>
        </p>
      </form>
    </details>
  );
}

function Changes(props: OwnProps): ReactNode {
  const { c, own, attempt } = props;
  const { locale, services } = c.var;
  const t = ownTexts[locale];
  const tried = attempt?.deed === 'antall';
  const facts = { c, on: norwegianDay(services.now()) };
  const lines = tried && attempt.body ? readLines(attempt.body) : typedFrom(own.visit.lines, facts);
  return (
    <section className="k-stack" aria-labelledby="endre">
      <Heading level={2} size="xs" id="endre">
        {t.change}
      </Heading>
      {own.may.changeNumbers && (
        <details className="ds-details" open={tried} id="endre-antall">
          <summary>{t.numbers}</summary>
          <form method="post" action={deedHref(props, 'antall')} noValidate className="k-stack">
            <EnterSends />
            <MunicipalityList facts={facts} />
            <LinesField facts={facts} lines={lines} errors={attempt?.errors ?? []} action={deedHref(props, 'antall')} level={0} help={t.numbersHelp} />
            <p>
              <Button>{t.numbersButton}</Button>
            </p>
          </form>
        </details>
      )}
      <WriteMore {...props} />
      {own.may.withdraw && (
        <p>
          <ButtonLink variant="secondary" href={deedHref(props, 'trekk')}>
            {own.visit.state === 'agreed' ? t.withdrawAgreed : t.withdraw}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

/** A word to the centre, while the visit is alive. */
function WriteMore(props: OwnProps): ReactNode {
  const { c, own, attempt } = props;
  const t = ownTexts[c.var.locale];
  if (own.visit.endedAt !== null || own.visit.erasedAt !== null) return null;
  const tried = attempt?.deed === 'melding';
  return (
    <details className="ds-details" open={tried}>
      <summary>{t.write}</summary>
      <form method="post" action={deedHref(props, 'melding')} noValidate className="k-stack">
        <TextArea
          id="melding"
          name="tekst"
          label={t.writeLabel}
          help={t.writeHelp}
          rows={4}
          value={tried ? attempt.body?.text('tekst') : undefined}
          error={messageFor(attempt?.errors ?? [], 'melding')}
        />
        <p>
          <Button variant="secondary">{t.writeButton}</Button>
        </p>
      </form>
    </details>
  );
}

/** What is held about them: to read, to take along, to erase; and a new link when the old has gone astray. */
export function OwnData(props: OwnProps): ReactNode {
  const { c, own } = props;
  const { locale, services } = c.var;
  const t = ownTexts[locale];
  if (own.visit.erasedAt !== null) return null;
  return (
    <section className="k-stack" aria-labelledby="egne-data">
      <Heading level={2} size="sm" id="egne-data">
        {t.ownData}
      </Heading>
      <p>{own.eraseOn === undefined ? t.ownDataText(formatNumber(locale, services.definitions.visits.eraseAfter)) : t.ownDataOn(formatDay(locale, own.eraseOn))}</p>
      <p className="k-row">
        <a className="ds-link k-tap" href={deedHref(props, 'mine-data.json')}>
          {t.download}
        </a>
        {own.may.erase && (
          <a className="ds-link k-tap" href={deedHref(props, 'slett')}>
            {t.erase}
          </a>
        )}
      </p>
      {own.may.renewLink && (
        <form method="post" action={deedHref(props, 'ny-lenke')} className="k-visitpart">
          <input type="hidden" name="nokkel" value={newSecret()} />
          <p className="k-quiet">{t.newLinkHelp}</p>
          <p>
            <Button variant="secondary">{t.newLink}</Button>
          </p>
        </form>
      )}
    </section>
  );
}
