import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatDate, formatTime, href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { getResponse } from '../answering.server.ts';
import { texts } from '../texts.ts';
import { registerOf } from './answer-register.tsx';
import { AnswersView } from './answers-view.tsx';
import { formCrumbs, requestedForm } from './form-request.ts';
import { formPath, receiptPath } from './steps.tsx';

/** The receipt, to read and to print: who sent what in, and when. */
export async function getReceiptPage(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const at = requestedForm(c);
  const view = await getResponse(ctxOf(c), at);
  if (view.state !== 'submitted' || !view.submittedAt) return c.redirect(href(locale, formPath(at.year)), 303);
  const t = texts[locale].receiptPage;
  const facts = [
    [t.number, view.receipt],
    [t.centre, view.form.centre.name],
    [t.by, view.submittedBy ?? t.import],
    [t.at, `${formatDate(locale, view.submittedAt)}, ${formatTime(locale, view.submittedAt)}`],
  ] as const;
  return respond(c, {
    title: `${t.title}. ${texts[locale].formOf(at.year)}`,
    breadcrumbs: [...formCrumbs(c, at.year), { label: t.title, path: receiptPath(at.year) }],
    current: '/min-sentral/arsskjema',
    width: 'form',
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg">
        <div className="k-stack k-stack--s">
          {view.round.demonstration && (
            <p>
              <DemoMark locale={locale} />
            </p>
          )}
          <Heading level={1} size="lg">
            {t.thanks(at.year)}
          </Heading>
        </div>
        <dl className="k-receipt">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{t.next}</p>
        <p className="k-quiet k-noprint">{t.print}</p>
        <Heading level={2} size="md">
          {t.answers}
        </Heading>
        <AnswersView
          form={view.form}
          answers={view.answers}
          locale={locale}
          geography={c.var.services.definitions.geography}
          register={registerOf(view, locale, c.var.services.definitions.geography, formPath(at.year))}
        />
      </div>
    ),
  });
}
