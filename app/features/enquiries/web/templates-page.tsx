import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import { ButtonLink } from '../../../ui/fields.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { languageNames } from '../../../ui/texts.ts';
import { requireCentre } from '../../access/access.server.ts';
import { listTemplates } from '../enquiries.server.ts';
import type { AnswerTemplate } from '../enquiry.ts';
import { deskCrumbs, inboxPath } from './desk-request.ts';
import { deskTexts } from './desk-texts.ts';
import { centreName } from './parts.tsx';

export const templatesPath = `${inboxPath}/maler`;

/** The centre's own templates, and those that others share. */
export async function getTemplatesPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const { locale } = c.var;
  const t = deskTexts[locale].templates;
  const all = await listTemplates(ctxOf(c), centreId);
  const own = all.filter((one) => one.centreId === centreId);
  const others = all.filter((one) => one.centreId !== centreId);
  const happened = c.req.query('lagret') !== undefined ? t.saved : c.req.query('slettet') !== undefined ? t.removed : undefined;
  return respond(c, {
    title: t.title,
    current: inboxPath,
    robots: 'noindex',
    breadcrumbs: deskCrumbs(c),
    width: 'form',
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        {happened !== undefined && (
          <Message tone="success" role="status">
            {happened}
          </Message>
        )}
        <p>{t.lead}</p>
        <p>
          <ButtonLink href={href(locale, `${templatesPath}/ny`)}>{t.new}</ButtonLink>
        </p>
        <section className="k-block" aria-labelledby="vare">
          <Heading level={2} size="sm" id="vare">
            {t.own}
          </Heading>
          {own.length === 0 ? <EmptyState title={t.none}>{t.noneHelp}</EmptyState> : <Own c={c} templates={own} />}
        </section>
        {others.length > 0 && (
          <section className="k-block" aria-labelledby="andres">
            <Heading level={2} size="sm" id="andres">
              {t.others}
            </Heading>
            <Others c={c} templates={others} />
          </section>
        )}
      </div>
    ),
  });
}

function Own({ c, templates }: { c: AppContext; templates: readonly AnswerTemplate[] }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale].templates;
  return (
    <ul className="k-plain">
      {templates.map((one) => (
        <li key={one.id}>
          <a className="ds-link" lang={one.language} href={href(locale, `${templatesPath}/${one.id}`)}>
            {one.title}
          </a>
          <span className="k-quiet">
            {languageNames[one.language]}. {one.shared ? t.shared : t.onlyOurs}
          </span>
        </li>
      ))}
    </ul>
  );
}

const Others = ({ c, templates }: { c: AppContext; templates: readonly AnswerTemplate[] }): ReactNode => (
  <div className="k-mt1">
    {templates.map((one) => (
      <details key={one.id} className="ds-details">
        <summary>
          <span>
            <span lang={one.language}>{one.title}</span>. {deskTexts[c.var.locale].templates.by(centreName(c, one.centreId))}
          </span>
        </summary>
        <p className="k-words" lang={one.language}>
          {one.body}
        </p>
      </details>
    ))}
  </div>
);
