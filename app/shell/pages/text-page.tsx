import type { ReactNode } from 'react';
import type { AppContext } from '../../platform/context.ts';
import { href } from '../../platform/locale.ts';
import { Heading } from '../../ui/heading.tsx';
import { respond } from '../../ui/respond.tsx';

/** A page that only explains something. */
export interface TextPage {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly TextSection[];
}
interface TextSection {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  /** What a word or a sign means. */
  readonly terms?: readonly (readonly [term: string, meaning: string])[];
  readonly list?: readonly string[];
  /** Where to go on: label and address without language prefix, or a whole address elsewhere. */
  readonly links?: readonly (readonly [label: string, address: string])[];
}

function Section({ section, c }: { section: TextSection; c: AppContext }): ReactNode {
  return (
    <>
      <Heading level={2} size="md">
        {section.heading}
      </Heading>
      {section.paragraphs?.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {section.terms && (
        <dl className="k-terms">
          {section.terms.map(([term, meaning]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      )}
      {section.list && (
        <ul className="ds-list">
          {section.list.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {section.links && (
        <ul className="k-linkrow">
          {section.links.map(([label, address]) => (
            <li key={address}>
              <a className="ds-link" href={address.startsWith('/') ? href(c.var.locale, address) : address}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function textPage(c: AppContext, page: TextPage): Response {
  return respond(c, {
    title: page.title,
    description: page.lead,
    children: (
      <article className="k-prose">
        <Heading level={1} size="xl">
          {page.title}
        </Heading>
        <p className="k-lead">{page.lead}</p>
        {page.sections.map((section) => (
          <Section key={section.heading} section={section} c={c} />
        ))}
      </article>
    ),
  });
}
