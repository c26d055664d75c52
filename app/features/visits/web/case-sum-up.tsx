import type { ReactNode } from 'react';
import { formatNumber, norwegianDay } from '../../../platform/locale.ts';
import { Button, TextField } from '../../../ui/fields.tsx';
import { deedHref } from './case-parts.tsx';
import type { CaseProps } from './case-parts.tsx';
import { actionTexts } from './action-texts.ts';
import { messageFor } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import { Fold } from '../../../ui/facts.tsx';
import { AddLine, EnterSends, LineRows, MunicipalityList } from './lines-field.tsx';
import { readLines } from './lines.ts';
import type { LineFacts, TypedLine } from './lines.ts';
import { kindName, placeName } from './parts.tsx';

/** Lines for those nobody planned. */
export const extraPrefix = 'ny-';
export const actualId = (i: number): string => `kom-${i}`;
export const extraLines = (body: FormBody | undefined): readonly TypedLine[] => (body?.has(`${extraPrefix}linjer`) === true ? readLines(body, extraPrefix) : []);
/** The municipalities are those of the day of the visit. */
const sumUpFacts = ({ c, the }: CaseProps): LineFacts => ({ c, on: norwegianDay(the.visit.startsAt ?? c.var.services.now()) });

/** Planned beside came, line by line; one press when all came. */
export function SumUp(props: CaseProps): ReactNode {
  const { c, the, attempt } = props;
  const { locale } = c.var;
  const t = actionTexts[locale].sum;
  const tried = attempt?.deed === 'summer' ? attempt : undefined;
  const again = the.visit.state === 'summed-up';
  return (
    <Fold title={again ? t.again : t.title} open={!again || tried !== undefined}>
      {the.may.sumUp && <SumUpForm {...props} />}
      {the.may.sayNobodyCame && (
        <form method="post" action={deedHref(props, 'ingen-kom')} className="k-visitpart k-visitnobody">
          <Button variant="tertiary">{t.nobody}</Button>
          <p className="k-quiet k-small">{t.nobodyHelp}</p>
        </form>
      )}
    </Fold>
  );
}

function SumUpForm(props: CaseProps): ReactNode {
  const { c, the, attempt } = props;
  const { locale } = c.var;
  const t = actionTexts[locale].sum;
  const tried = attempt?.deed === 'summer' ? attempt : undefined;
  const errors = tried?.errors ?? [];
  const extra = extraLines(tried?.body);
  const facts = sumUpFacts(props);
  const shown = (i: number, line: { planned: number; actual: number | null }): string =>
    tried?.body?.text(actualId(i)) ?? String(line.actual ?? (the.visit.state === 'summed-up' ? 0 : ''));
  return (
    <form method="post" action={deedHref(props, 'summer')} noValidate className="k-stack">
      <EnterSends />
      {the.visit.state !== 'summed-up' && (
        <p>
          <Button name="handling" value="alle">
            {t.all}
          </Button>
        </p>
      )}
      <p className="k-quiet">{t.help}</p>
      {the.visit.lines.map((line, i) => (
        <div key={actualId(i)} className="k-visitsum">
          <TextField
            id={actualId(i)}
            name={actualId(i)}
            label={
              <>
                {placeName(c, the.visit, line.municipality)} <span className="k-quiet k-small">{kindName(c, line.kind)}</span>
              </>
            }
            help={line.planned === 0 ? t.extra : t.planned(formatNumber(locale, line.planned))}
            value={shown(i, line)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            error={messageFor(errors, actualId(i))}
          />
        </div>
      ))}
      {extra.length > 0 && <MunicipalityList facts={facts} />}
      {extra.length > 0 && <input type="hidden" name={`${extraPrefix}linjer`} value={extra.length} />}
      <LineRows facts={facts} lines={extra} errors={errors} prefix={extraPrefix} />
      <AddLine action={deedHref(props, 'summer')} prefix={extraPrefix} n={extra.length} label={actionTexts[locale].sum.add} />
      <p>
        <Button variant={the.visit.state === 'summed-up' ? 'primary' : 'secondary'}>{t.button}</Button>
      </p>
    </form>
  );
}
