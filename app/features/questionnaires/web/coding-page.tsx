import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href, textIn } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { messageFor, readForm } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import { respond } from '../../../ui/respond.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { codeTexts, getCoding, renameCode } from '../coding.server.ts';
import type { Coding, Decision } from '../coding.server.ts';
import type { TextPoint } from '../coding.ts';
import { CodedCounts } from './coded-counts.tsx';
import { codingPath, pointPath, withoutYear } from './coding-list-page.tsx';
import { RenameForm, SortForm } from './coding-forms.tsx';
import { codingTexts } from './coding-texts.ts';
import type { Ticked } from './coding-ticks.ts';
import { officerTexts } from './officer-texts.ts';

const pointOf = (c: AppContext): TextPoint => ({ question: c.req.param('question') ?? '', option: c.req.param('option') ?? '' });
/** The year asked for, else the newest with something left to sort, else the newest. */
function chosenYear(given: string | undefined, { table }: Coding): number | undefined {
  const asked = table.years.find((year) => String(year) === given);
  const left = table.years.findLast((_, i) => (table.uncoded[i] ?? 0) > 0);
  return asked ?? left ?? table.years.at(-1);
}

/** GET /direktoratet/skjema/annet/{question}/{option}?aar= */
export async function getCodingPage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const coding = await getCoding(ctxOf(c), pointOf(c));
  return show(c, coding, { year: chosenYear(c.req.query('aar'), coding) });
}

/** POST: the ticks of one year's texts, and a new category. */
export async function postCoding(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const at = pointOf(c);
  const body = await readForm(c);
  const coding = await getCoding(ctxOf(c), at);
  const year = chosenYear(body.text('aar'), coding);
  const ticked = ticksIn(body, coding, year);
  const decisions = year === undefined ? [] : decisionsOf(body, coding, ticked, year);
  const newLabel = body.line('ny');
  const result =
    newLabel === '' && ticked.newFor.size > 0
      ? ({ ok: false, reason: 'bad-label' } as const)
      : await codeTexts(ctxOf(c), { ...at, decisions, newLabel, newFor: [...ticked.newFor].map((centre) => `${centre}/${year}`) });
  if (result.ok) return c.redirect(`${href(c.var.locale, pointPath(at))}?aar=${year ?? ''}&lagret=${result.changed}`, 303);
  const message = codingTexts[c.var.locale].refusal[result.reason];
  return show(c, coding, { year, ticked, errors: [{ href: result.reason === 'text-changed' ? '#tekster' : '#ny', message }] }, result.reason === 'bad-label' ? 422 : 409);
}

function ticksIn(body: FormBody, { texts }: Coding, year: number | undefined): Ticked {
  const own = texts.filter((t) => t.year === year).map((t) => t.centreId);
  return {
    codes: new Map(own.map((centre) => [centre, body.all(`kode-${centre}`)])),
    nowhere: new Set(own.filter((centre) => body.has(`ingen-${centre}`))),
    newFor: new Set(own.filter((centre) => body.has(`ny-${centre}`))),
    newLabel: body.line('ny'),
  };
}
/** A text with no tick at all stays as it is; one that had ticks and lost them belongs nowhere. */
function decisionsOf(body: FormBody, { texts }: Coding, ticked: Ticked, year: number): Decision[] {
  return texts.flatMap((text) => {
    const { centreId } = text;
    const codes = ticked.codes.get(centreId) ?? [];
    const said = codes.length > 0 || ticked.nowhere.has(centreId) || ticked.newFor.has(centreId) || text.codes !== undefined;
    return text.year === year && said && body.has(`tekst-${centreId}`) ? [{ centreId, year, text: body.text(`tekst-${centreId}`), codes }] : [];
  });
}

/** POST …/navn: another name for a category. */
export async function postCodeName(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const at = pointOf(c);
  const body = await readForm(c);
  const coding = await getCoding(ctxOf(c), at);
  const [id, label] = [body.text('kategori'), body.line('navn')];
  const result = await renameCode(ctxOf(c), { ...at, id, label });
  const year = chosenYear(body.text('aar'), coding);
  if (result.ok) return c.redirect(`${href(c.var.locale, pointPath(at))}?aar=${year ?? ''}&navn=1`, 303);
  const errors = [{ href: '#navn', message: codingTexts[c.var.locale].refusal[result.reason] }];
  return show(c, coding, { year, errors, rename: { id, label } }, result.reason === 'taken' ? 409 : 422);
}

interface Shown {
  readonly year: number | undefined;
  readonly ticked?: Ticked;
  readonly errors?: readonly FieldError[];
  readonly rename?: { readonly id: string; readonly label: string };
}
function show(c: AppContext, coding: Coding, { year, ticked, errors = [], rename }: Shown, status = 200): Response {
  const { locale } = c.var;
  const t = codingTexts[locale];
  const { point } = coding;
  const path = href(locale, pointPath(point));
  const option = textIn(point.optionText, locale);
  return respond(
    c,
    {
      title: `${option}. ${withoutYear(point.questionText, locale)}`,
      breadcrumbs: [
        { label: officerTexts[locale].questionnaire, path: '/direktoratet/skjema' },
        { label: t.title, path: codingPath },
        { label: option, path: pointPath(point) },
      ],
      current: '/direktoratet/skjema',
      robots: 'noindex',
      children: (
        <div className="k-stack k-stack--lg">
          {errors.length > 0 && <ErrorSummary title={t.summary} errors={errors} />}
          <Done c={c} />
          <div className="k-stack k-stack--s">
            <Heading level={1} size="lg">
              {withoutYear(point.questionText, locale)}
            </Heading>
            <p className="k-measure">{t.pointLead(option)}</p>
          </div>
          <CodedCounts coding={coding} path={path} locale={locale} />
          {year !== undefined && (
            <SortForm
              coding={coding}
              year={year}
              path={path}
              locale={locale}
              ticked={ticked}
              newError={messageFor(errors, 'ny')}
              centreName={(id) => c.var.services.definitions.scheme.centres.find((one) => one.id === id)?.name ?? id}
            />
          )}
          {coding.codes.length > 0 && <RenameForm codes={coding.codes} year={year} path={path} locale={locale} typed={rename} error={messageFor(errors, 'navn')} />}
        </div>
      ),
    },
    status,
  );
}

function Done({ c }: { c: AppContext }): ReactNode {
  const t = codingTexts[c.var.locale];
  const saved = /^\d{1,4}$/.exec(c.req.query('lagret') ?? '')?.[0];
  const said = saved === undefined ? (c.req.query('navn') === '1' ? t.renamed : undefined) : t.saved(Number(saved));
  return (
    said !== undefined && (
      <Message tone="success" role="status">
        {said}
      </Message>
    )
  );
}
