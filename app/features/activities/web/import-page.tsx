import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, formatNumber, href, textIn } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { importActivities } from '../activities.server.ts';
import { offeredIn } from '../activity.ts';
import type { ImportFault, ImportResult } from '../inputs.ts';
import { activityTexts } from '../texts.ts';
import { todayOf } from './log-form.ts';
import { importPath, logCrumbs, logPath, templatePath } from './log-paths.ts';
import { kindName } from './words.tsx';
import { logTexts } from './texts.ts';

/** The whole form may be twice this, and between the two steps the file travels as text. */
const largest = 1_000_000;
const shownFaults = 200;
const shownRows = 10;

interface View {
  readonly fault?: string | undefined;
  readonly result?: ImportResult | undefined;
  /** The file that was looked through, as text, to be sent again with the second press. */
  readonly file?: string | undefined;
}

export function getImportPage(c: AppContext): Response | Promise<Response> {
  requireCentre(c);
  return show(c, {});
}

/** First it is looked through; the second press, with the same file, writes it. Nothing is kept on the server between. */
export async function postImportPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const t = logTexts[c.var.locale].import;
  const form = await c.req.formData();
  const [file, again] = [form.get('fil'), form.get('innhold')];
  const write = form.get('handling') === 'hent' && typeof again === 'string';
  const bytes = write ? Buffer.from(again, 'base64') : file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
  if (bytes.length === 0) return show(c, { fault: t.noFile }, 422);
  if (bytes.length > largest) return show(c, { fault: t.tooLarge }, 422);
  const result = await importActivities(ctxOf(c), { centreId, bytes, write });
  if (write && result.ok) return c.redirect(`${href(c.var.locale, logPath)}?ok=hentet&antall=${result.activities.length}`, 303);
  return show(c, { result, file: result.ok ? bytes.toString('base64') : undefined }, result.ok ? 200 : 422);
}

function show(c: AppContext, { fault, result, file }: View, status = 200): Response | Promise<Response> {
  const { locale } = c.var;
  const t = logTexts[locale].import;
  return respond(
    c,
    {
      title: t.title,
      robots: 'noindex',
      breadcrumbs: logCrumbs(c),
      script: fault !== undefined,
      faulty: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          {fault !== undefined && <ErrorSummary title={logTexts[locale].form.summary(1)} errors={[{ href: '#fil', message: fault }]} />}
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          {result?.ok === false && <Faults c={c} faults={result.faults} />}
          {result?.ok === true && <Ready c={c} result={result} file={file ?? ''} />}
          {result === undefined && <p className="k-measure">{t.lead}</p>}
          <FileForm c={c} fault={fault} again={result !== undefined} />
        </div>
      ),
    },
    status,
  );
}

function FileForm({ c, fault, again }: { c: AppContext; fault: string | undefined; again: boolean }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].import;
  return (
    <>
      {!again && (
        <p className="k-measure">
          <a className="ds-link k-tap" href={href(locale, `${templatePath}.xlsx`)}>
            {t.templateXlsx}
          </a>
          <br />
          <a className="ds-link k-tap" href={href(locale, `${templatePath}.csv`)}>
            {t.template}
          </a>
          <br />
          <span className="k-quiet k-small">{t.templateHelp}</span>
        </p>
      )}
      <HowTo c={c} />
      <form method="post" action={href(locale, importPath)} encType="multipart/form-data" className="k-stack k-measure" noValidate>
        <div className={fault === undefined ? 'ds-field' : 'ds-field k-invalid'}>
          <label className="ds-label" htmlFor="fil">
            {again ? t.other : t.file}
          </label>
          <input
            className="ds-input"
            type="file"
            id="fil"
            name="fil"
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-invalid={fault === undefined ? undefined : true}
            aria-describedby={fault === undefined ? undefined : 'fil-feil'}
          />
          {fault !== undefined && (
            <p className="ds-validation-message" id="fil-feil">
              {fault}
            </p>
          )}
        </div>
        <div>
          <Button variant={again ? 'secondary' : 'primary'}>{t.check}</Button>
        </div>
      </form>
    </>
  );
}

/** The words that a file may use: nobody should have to learn them by being refused. */
function HowTo({ c }: { c: AppContext }): ReactNode {
  const { locale, services } = c.var;
  const t = logTexts[locale].import;
  const year = Number(todayOf(c).slice(0, 4));
  return (
    <details className="ds-details k-measure">
      <summary>{t.how}</summary>
      <div className="k-stack">
        <p>{t.howHelp}</p>
        <p>{t.kinds}</p>
        <ul className="k-logtasks">
          {offeredIn(services.definitions.activities.kinds, year).map((kind) => (
            <li key={kind.id}>{textIn(kind.label, locale)}</li>
          ))}
        </ul>
      </div>
    </details>
  );
}

/** Every fault by row and column, as one finds it in the file. */
function Faults({ c, faults }: { c: AppContext; faults: readonly ImportFault[] }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].import;
  const n = (count: number): string => formatNumber(locale, count);
  const words = activityTexts[locale].fault;
  return (
    <section className="k-stack" aria-labelledby="feil">
      <Message tone="danger" role="alert" title={t.faultsTitle(n(faults.length))} id="feil">
        {t.faultsHelp}
      </Message>
      <ScrollTable
        label={t.what}
        caption={t.faultsTitle(n(faults.length))}
        hideCaption
        head={[{ label: t.row, numeric: true }, { label: t.column }, { label: t.given }, { label: t.what }]}
        rows={faults.slice(0, shownFaults).map((f, i) => ({
          key: String(i),
          cells: [n(f.row), `${columnLetters(f.column)} ${f.heading}`.trim(), f.given.length > 80 ? `${f.given.slice(0, 80)} …` : f.given, words[f.reason]],
        }))}
      />
      {faults.length > shownFaults && <p className="k-quiet">{t.firstOnly(n(shownFaults))}</p>}
    </section>
  );
}
/** As a spreadsheet names its columns: A … Z, AA. */
const columnLetters = (column: number): string => (column > 26 ? columnLetters(Math.floor((column - 1) / 26)) : '') + String.fromCodePoint(65 + ((column - 1) % 26));

function Ready({ c, result, file }: { c: AppContext; result: Extract<ImportResult, { ok: true }>; file: string }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].import;
  const n = (count: number): string => formatNumber(locale, count);
  const count = result.activities.length;
  return (
    <section className="k-stack" aria-labelledby="klar">
      <Message tone={count > 0 ? 'success' : 'info'} role="status" title={count === 1 ? t.readyOne : t.ready(n(count))} id="klar">
        {result.again > 0 ? t.again(n(result.again)) : undefined}
      </Message>
      {count > 0 && (
        <>
          <form method="post" action={href(locale, importPath)}>
            <input type="hidden" name="handling" value="hent" />
            <input type="hidden" name="innhold" value={file} />
            <Button>{t.go}</Button>
          </form>
          <ScrollTable
            label={t.preview}
            caption={t.preview}
            head={[{ label: t.name }, { label: t.date }, { label: logTexts[locale].list.kind }]}
            rows={result.activities.slice(0, shownRows).map((a, i) => ({ key: String(i), cells: [a.title, formatDay(locale, a.startsOn), kindName(c, a.kind)] }))}
          />
        </>
      )}
    </section>
  );
}
