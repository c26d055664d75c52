import { textIn } from '../../../../platform/locale.ts';
import type { AppContext, Definitions } from '../../../../platform/context.ts';
import type { PublishedIdea } from '../../idea-case.ts';
import { absolute } from './head.tsx';
import { whose } from './idea-facts.ts';
import { pathOf } from './requested-idea.ts';

const place = (type: string, name: string, within?: object) => ({ '@type': type, name, ...(within && { containedInPlace: within }) });

/** One idea as schema.org knows it. Nothing stands here that does not stand on the page. */
export function ideaStructure(c: AppContext, found: PublishedIdea): Readonly<Record<string, unknown>> {
  const { definitions, config } = c.var.services;
  const { idea, version } = found;
  const { content } = version;
  const address = config.publicUrl + pathOf(found);
  const licence = definitions.ideas.licences.find((one) => one.id === content.licence);
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    '@id': address,
    url: address,
    mainEntityOfPage: address,
    headline: content.title,
    description: content.gist,
    inLanguage: content.language,
    datePublished: idea.publishedAt?.toISOString(),
    dateModified: version.publishedAt.toISOString(),
    version: version.n,
    author: { '@type': 'Organization', name: whose({ definitions }, found) },
    publisher: { '@type': 'Organization', name: textIn(definitions.scheme.name, content.language), url: config.publicUrl },
    isPartOf: { '@type': 'CollectionPage', name: textIn(definitions.ideas.name, content.language), url: `${config.publicUrl}/idebanken` },
    ...(licence && { license: licence.address }),
    spatialCoverage: place('AdministrativeArea', version.municipality.name, place('AdministrativeArea', version.county.name, place('Country', 'Norge'))),
    ...(content.year !== null && { temporalCoverage: String(content.year) }),
    keywords: keywords(definitions, found),
    audience: labels(definitions.ideas.targetGroups, content.targetGroups, content.language).map((name) => ({ '@type': 'Audience', audienceType: name })),
    ...(content.reference !== '' && { citation: content.reference }),
    image: absolute(c, `${pathOf(found)}/delebilde.png`),
    isAccessibleForFree: true,
    ...(idea.demonstration && { creativeWorkStatus: 'Demonstrasjonsdata' }),
  };
}

const labels = (list: readonly { readonly id: string; readonly label: Parameters<typeof textIn>[0] }[], ids: readonly string[], locale: 'nb' | 'nn'): string[] =>
  list.filter((one) => ids.includes(one.id)).map((one) => textIn(one.label, locale));
const keywords = (definitions: Definitions, { version: { content } }: PublishedIdea): string[] => labels(definitions.ideas.themes, content.themes, content.language);

/** For a `<script type="application/ld+json">`: no letter of it can end the element. */
export const asScript = (data: object): string => JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
