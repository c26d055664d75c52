import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href, langOf, textIn } from '../../../platform/locale.ts';
import type { LocalText } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { listPoints } from '../coding.server.ts';
import type { TextPoint } from '../coding.ts';
import { codingTexts } from './coding-texts.ts';
import { officerTexts } from './officer-texts.ts';

export const codingPath = '/direktoratet/skjema/annet';
export const pointPath = ({ question, option }: TextPoint): string => `${codingPath}/${question}/${option}`;
/** Outside a year a text says no year. */
export const withoutYear = (text: LocalText, locale: keyof typeof codingTexts): string => textIn(text, locale).replaceAll(/ ?(i|in)? ?\{year\}/g, '');

/** GET /direktoratet/skjema/annet: every option with a text, and how much of it nobody has sorted. */
export async function getCodingList(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const { locale } = c.var;
  const t = codingTexts[locale];
  const points = (await listPoints(ctxOf(c))).filter((p) => p.texts > 0);
  return respond(c, {
    title: t.title,
    breadcrumbs: [
      { label: officerTexts[locale].questionnaire, path: '/direktoratet/skjema' },
      { label: t.title, path: codingPath },
    ],
    current: '/direktoratet/skjema',
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg">
        <div className="k-stack k-stack--s">
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <p className="k-measure">
            {t.lead} {c.var.services.definitions.scheme.demonstration && points.length > 0 && <DemoMark locale={locale} />}
          </p>
        </div>
        {points.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <ScrollTable
            label={t.title}
            head={[{ label: t.question }, { label: t.texts, numeric: true }, { label: t.uncoded, numeric: true }]}
            rows={points.map((point) => ({
              key: `${point.question}/${point.option}`,
              cells: [
                <span key="q" lang={langOf(point.questionText, locale) === locale ? undefined : 'nb'}>
                  {withoutYear(point.questionText, locale)}{' '}
                  <a className="ds-link" href={href(locale, pointPath(point))}>
                    {textIn(point.optionText, locale)}
                  </a>
                </span>,
                point.texts,
                point.uncoded,
              ],
            }))}
          />
        )}
      </div>
    ),
  });
}
