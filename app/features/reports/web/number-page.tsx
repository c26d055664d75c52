import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Locale } from '../../../platform/locale.ts';
import { formatNumber, formatShare, href, langOf, textIn } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { Signed } from '../../../ui/signed.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { cellAnchor } from '../../figures/cell-anchor.ts';
import { matrixOf } from '../../fulfilment/fulfilment-address.ts';
import { figureName } from '../../figures/figure-view.tsx';
import type { Cell } from '../../indicators/cell.ts';
import { hasValue, standardSign } from '../../indicators/cell.ts';
import { sayFound, sayLimits, sayUndecided, stateWords } from '../claim-explanation.ts';
import { figureAnchor, figureNumbersOf, textsOf, writeValue } from '../inside/published-chapter.ts';
import type { Chapter, Edition, FrozenClaim } from '../report.ts';
import { judgeBinding } from '../report.ts';
import type { Resolved } from '../source.ts';
import { texts } from '../texts.ts';
import { addressedChapter, addressedEdition } from './edition-address.ts';
import { keepPage } from './kept-page.ts';

/** What one bound number is made of: source, value, limits, years, definition, and the way to the data. */
export async function getNumber(c: AppContext): Promise<Response> {
  const { edition, base, fresh } = await addressedEdition(c);
  const chapter = addressedChapter(c, edition);
  const claim = edition.content.claims.find((cl) => cl.chapter === chapter.slug && String(cl.n) === c.req.param('n'));
  if (!claim) throw new AppError('not-found');
  const { locale } = c.var;
  const { content } = edition;
  const shown = claim.wording === '' ? (writeValue(claim, content.report.language) ?? claim.source) : claim.wording;
  const title = texts[locale].number.title(shown);
  return keepPage(c, edition.digest, fresh, () => ({
    title,
    breadcrumbs: [
      { label: texts[locale].reports.title, path: '/rapporter' },
      { label: content.report.title, path: base },
      { label: `${chapter.number} ${chapter.title}`, path: `${base}/${chapter.slug}` },
      { label: title, path: `${base}/${chapter.slug}/tall/${claim.n}` },
    ],
    current: '/rapporter',
    width: 'prose',
    children: <NumberView edition={edition} chapter={chapter} claim={claim} shown={shown} base={base} locale={locale} />,
  }));
}

interface Props {
  edition: Edition;
  chapter: Chapter;
  claim: FrozenClaim;
  shown: string;
  base: string;
  locale: Locale;
}

const Fact = ({ name, children }: { name: string; children: ReactNode }): ReactNode => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function NumberView({ edition, chapter, claim, shown, base, locale }: Props): ReactNode {
  const t = texts[locale].number;
  const { content } = edition;
  const binding = textsOf(content)
    .get(chapter.slug)!
    .bindings.find((b) => b.n === claim.n)!;
  const { resolved } = judgeBinding(binding, content.book, content.report.language);
  return (
    <>
      <Heading level={1} size="lg">
        {t.title(shown)}
      </Heading>
      <p className="k-mt">
        <a className="ds-link k-tap" href={`${href(locale, `${base}/${chapter.slug}`)}#tall-${claim.n}`}>
          {t.toSentence(`${chapter.number} ${chapter.title}`)}
        </a>
      </p>
      <dl className="k-made k-mt">
        <VerdictFacts claim={claim} resolved={resolved} locale={locale} />
        {resolved && <SourceFacts resolved={resolved} locale={locale} edition={edition} />}
        <Fact name={t.written}>
          <code>{claim.source}</code>
        </Fact>
      </dl>
      {resolved && <YearTable resolved={resolved} edition={edition} locale={locale} />}
      {resolved && <Ways resolved={resolved} edition={edition} base={base} locale={locale} />}
    </>
  );
}

function VerdictFacts({ claim, resolved, locale }: { claim: FrozenClaim; resolved: Resolved | undefined; locale: Locale }): ReactNode {
  const t = texts[locale].number;
  const { verdict } = claim;
  const decided = verdict.kind === 'holds' || verdict.kind === 'fails' ? verdict : undefined;
  const said = decided && sayFound(decided, locale, resolved);
  return (
    <>
      {said && (
        <Fact name={t.number}>
          {said.before}
          <strong>{said.value}</strong>
          {said.after}
        </Fact>
      )}
      {decided?.limits && <Fact name={t.meaning}>{sayLimits(decided.limits, locale)}</Fact>}
      <Fact name={t.verdict}>
        {decided ? (
          <StateMark state={decided.kind === 'holds' ? 'ok' : 'fails'} label={decided.kind === 'holds' ? t.holds : t.fails} />
        ) : (
          <StateMark state="loose" label={t.undecided} />
        )}
        {verdict.kind !== 'holds' && verdict.kind !== 'fails' && <> {sayUndecided(verdict, locale)}</>}
      </Fact>
      {claim.reason !== undefined && <Fact name={t.reason}>{claim.reason}</Fact>}
    </>
  );
}

function SourceFacts({ resolved, edition, locale }: { resolved: Resolved; edition: Edition; locale: Locale }): ReactNode {
  const t = texts[locale].number;
  const { origin, years, source } = resolved;
  const booked = origin.kind === 'indicator' ? edition.content.book.series[origin.item === undefined ? origin.id : `${origin.id}/${origin.item}`] : undefined;
  if (origin.kind === 'period') return <Fact name={t.source}>{t.period}</Fact>;
  const shares = origin.kind === 'fulfilment' ? edition.content.book.fulfilment : undefined;
  return (
    <>
      <Fact name={t.definition}>
        <span lang={langOf(resolved.label, locale)}>{textIn(resolved.label, locale)}</span>
        {booked && <>. {textIn(booked.indicator.definition, locale)}</>}
        {shares && <>. {textIn(shares.definition, locale)}</>}
      </Fact>
      {booked?.indicator.notCounted && <Fact name={t.notCounted}>{textIn(booked.indicator.notCounted, locale)}</Fact>}
      {shares && <Fact name={t.notCounted}>{textIn(shares.notCounted, locale)}</Fact>}
      <Fact name={t.years}>{years.from === years.to ? years.from : `${years.from}–${years.to}`}</Fact>
      {source && (
        <Fact name={t.source}>
          {source.address === undefined ? (
            textIn(source.name, locale)
          ) : (
            <a className="ds-link" href={source.address}>
              {textIn(source.name, locale)}
            </a>
          )}
        </Fact>
      )}
      {resolved.basis && <Fact name={t.basis}>{resolved.basis === 'demonstration' ? <DemoMark locale={locale} /> : t.bases[resolved.basis]}</Fact>}
    </>
  );
}

/** The years a sum or a comparison was made of. */
function YearTable({ resolved, edition, locale }: { resolved: Resolved; edition: Edition; locale: Locale }): ReactNode {
  const t = texts[locale].number;
  const { origin, facts, years } = resolved;
  const booked = origin.kind === 'indicator' ? edition.content.book.series[origin.item === undefined ? origin.id : `${origin.id}/${origin.item}`] : undefined;
  const points = facts.kind === 'years' ? facts.points : (booked?.series.points.filter((p) => p.year >= years.from && p.year <= years.to) ?? []);
  if (points.length < 2) return null;
  const share = facts.kind === 'years' && facts.measure === 'share';
  const write = (cell: Cell): ReactNode =>
    hasValue(cell) ? share ? formatShare(locale, cell.value) : formatNumber(locale, cell.value) : <Signed sign={standardSign[cell.none]} words={stateWords(cell.none, locale)} />;
  const total = resolved.summed && facts.kind === 'number' ? [{ key: 'total', cells: [t.total, write(facts.cell)] }] : undefined;
  return (
    <div className="k-mt">
      <ScrollTable
        label={t.perYear}
        caption={t.perYear}
        head={[{ label: t.year }, { label: t.value, numeric: true }]}
        rows={points.map((p) => ({ key: String(p.year), cells: [p.year, write(p.cell)] }))}
        {...(total ? { foot: total } : {})}
      />
    </div>
  );
}

function Ways({ resolved, edition, base, locale }: { resolved: Resolved; edition: Edition; base: string; locale: Locale }): ReactNode {
  const t = texts[locale].number;
  const { origin } = resolved;
  const table = origin.kind === 'figure' ? edition.content.book.figures[origin.id] : undefined;
  const figure = origin.kind === 'figure' ? figureNumbersOf(edition.content).get(origin.id) : undefined;
  return (
    <ul className="k-linkrow k-linkrow--col k-mt">
      {origin.kind === 'figure' && table && figure && (
        <li>
          <a className="ds-link" href={`${href(locale, `${base}/${figure.chapter}`)}#${cellAnchor(figureAnchor(figure), table, origin.row, origin.columns[0] ?? '')}`}>
            {t.inFigure(figureName(table, figure.number, locale).toLowerCase())}
          </a>
        </li>
      )}
      {origin.kind === 'figure' && table && (
        <li>
          <a className="ds-link" href={href(locale, `${base}/figurer/${origin.id}`)}>
            {textIn(table.title, locale)}
          </a>
        </li>
      )}
      {origin.kind === 'indicator' && (
        <li>
          <a className="ds-link" href={href(locale, `/indikatorer/${origin.id}`)}>
            {t.indicator}
          </a>
        </li>
      )}
      {origin.kind === 'fulfilment' && (
        <li>
          <a className="ds-link" href={href(locale, matrixOf(resolved.years.to))}>
            {t.matrix}
          </a>
        </li>
      )}
      <li>
        <a className="ds-link" href={href(locale, '/formuleringer')}>
          {t.wordings}
        </a>
      </li>
    </ul>
  );
}
