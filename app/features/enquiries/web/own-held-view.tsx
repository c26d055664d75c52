import type { ReactNode } from 'react';
import { formatDate, formatList } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import { isClosed } from '../enquiry.ts';
import { deeds } from './own-confirm-view.tsx';
import type { Deed } from './own-confirm-view.tsx';
import { ownHref } from './own-request.ts';
import type { OwnRequest } from './own-request.ts';
import { municipalityText, topicLabel, workplaceLabel } from './parts.tsx';
import { publicTexts } from './public-texts.ts';

/** What is kept about the asker, and until when. */
export function Held({ request: { c, secret, own } }: { request: OwnRequest }): ReactNode {
  const { locale } = c.var;
  const t = publicTexts[locale].own.data;
  const { contact, enquiry, eraseOn } = own;
  const facts: [string, string | null | undefined][] = [
    [t.name, contact?.name],
    [t.email, contact?.email],
    [t.phone, contact?.phone],
    [t.workplace, [workplaceLabel(c, enquiry.workplace), contact?.workplaceName].filter(Boolean).join(', ')],
    [t.municipality, municipalityText(c, enquiry)],
    [
      t.topics,
      formatList(
        locale,
        enquiry.topics.map((topic) => topicLabel(c, topic)),
      ),
    ],
  ];
  return (
    <section className="k-stack k-section" aria-labelledby="om-deg">
      <Heading level={2} size="sm" id="om-deg">
        {t.title}
      </Heading>
      <dl className="k-terms k-terms--long">
        {facts.map(
          ([term, value]) =>
            value && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p>{eraseOn === undefined ? t.eraseAfter(c.var.services.definitions.enquiries.eraseAfter) : t.eraseOn(formatDate(locale, new Date(`${eraseOn}T12:00:00Z`)))}</p>
      <p>
        <a className="ds-link k-tap" href={ownHref(c, secret, '/mine-data.json')}>
          {t.download}
        </a>
      </p>
    </section>
  );
}

export function OwnChoices({ request: { c, secret, own } }: { request: OwnRequest }): ReactNode {
  const t = publicTexts[c.var.locale].own;
  const offered: Deed[] = [...(isClosed(own.enquiry.state) ? [] : (['withdraw'] as const)), 'renew', 'erase'];
  return (
    <section className="k-stack k-block k-noprint" aria-labelledby="valg">
      <Heading level={2} size="sm" id="valg">
        {t.choices}
      </Heading>
      <ul className="k-linkrow k-linkrow--col">
        {offered.map((deed) => (
          <li key={deed}>
            <a className="ds-link" href={ownHref(c, secret, `/${deeds[deed]}`)}>
              {t[deed].link}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
