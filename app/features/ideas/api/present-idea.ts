import type { z } from '@hono/zod-openapi';
import { norwegianDay } from '../../../platform/locale.ts';
import { ideaPath } from '../idea-address.ts';
import type { PublishedIdea } from '../idea-case.ts';
import type { Hit } from '../idea-search.ts';
import { truthOn } from '../idea.ts';
import type { foundSchema, ideaSchema } from './idea-schemas.ts';

const text = (parts: Hit['gist']): string => parts.map((p) => p.text).join('');

export const presentFound = (hit: Hit): z.infer<typeof foundSchema> => ({
  number: hit.number,
  address: ideaPath(hit.number, hit.plainTitle),
  title: hit.plainTitle,
  gist: text(hit.gist),
  language: hit.language,
  level: hit.level,
  themes: [...hit.themes],
  targetGroups: [...hit.groups],
  guideUnits: [...hit.units],
  municipality: hit.municipality || null,
  size: hit.size || null,
  year: hit.year,
  uses: hit.uses,
  confirmedOn: hit.confirmedOn,
  truth: hit.truth,
  publishedAt: hit.publishedAt.toISOString(),
  changedAt: hit.changedAt.toISOString(),
  demonstration: hit.demonstration,
  region: hit.region || null,
  county: hit.county || null,
});

export function presentIdea({ idea, version }: PublishedIdea, now: Date): z.infer<typeof ideaSchema> {
  const { content } = version;
  const confirmedOn = idea.confirmedOn ?? norwegianDay(version.publishedAt);
  return {
    number: idea.number,
    address: ideaPath(idea.number, content.title),
    title: content.title,
    gist: content.gist,
    language: content.language,
    level: version.level,
    themes: [...content.themes],
    targetGroups: [...content.targetGroups],
    guideUnits: [...content.guideUnits],
    municipality: version.municipality.code || null,
    size: version.size || null,
    year: content.year,
    uses: idea.uses,
    confirmedOn,
    truth: truthOn(norwegianDay(now), idea.reviewBy ?? confirmedOn, idea.silentFrom ?? confirmedOn),
    publishedAt: (idea.publishedAt ?? version.publishedAt).toISOString(),
    changedAt: version.publishedAt.toISOString(),
    demonstration: idea.demonstration,
    ...content.sections,
    known: content.known,
    efforts: { ...content.efforts },
    contact: content.contact,
    reference: content.reference,
    licence: content.licence,
  };
}
