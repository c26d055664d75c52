import type { z } from '@hono/zod-openapi';
import type { LocalText } from '../../../platform/locale.ts';
import { figureNumbersOf } from '../inside/published-chapter.ts';
import type { Edition, EditionHead, FrozenClaim } from '../report.ts';
import type { editionHeadSchema, editionSchema } from './report-schemas.ts';

const localText = ({ nb, nn, en }: LocalText) => ({ nb, nn, en: en ?? null });

export const presentHead = (head: EditionHead): z.infer<typeof editionHeadSchema> => ({
  report: head.report,
  number: head.number,
  publishedAt: head.publishedAt.toISOString(),
  changeNote: head.changeNote ?? null,
  digest: head.digest,
});

function presentClaim(claim: FrozenClaim, address: string): z.infer<typeof editionSchema>['claims'][number] {
  const { verdict } = claim;
  const decided = verdict.kind === 'holds' || verdict.kind === 'fails' ? verdict : undefined;
  return {
    chapter: claim.chapter,
    n: claim.n,
    wording: claim.wording,
    source: claim.source,
    verdict: verdict.kind,
    values: (decided?.found.numbers ?? []).map(({ year, value, measure }) => ({ year: year ?? null, value, measure })),
    limits: decided?.limits ? { from: decided.limits.from, to: decided.limits.to } : null,
    reason: claim.reason ?? null,
    address: `${address}/${claim.chapter}/tall/${claim.n}`,
  };
}

export function presentEdition(edition: Edition, heads: readonly EditionHead[], origin: string): z.infer<typeof editionSchema> {
  const { content } = edition;
  const address = `${origin}/rapporter/${edition.report}/utgave/${edition.number}`;
  return {
    ...presentHead(edition),
    about: { ...content.report },
    address,
    chapters: content.chapters.map((c) => ({ ...c, address: `${address}/${c.slug}` })),
    figures: [...figureNumbersOf(content)].map(([id, { kind, number, chapter }]) => ({
      id,
      kind,
      number,
      chapter,
      title: localText(content.book.figures[id]!.title),
      address: `${address}/figurer/${id}`,
    })),
    claims: content.claims.map((c) => presentClaim(c, address)),
    quotes: content.quotes.map((q) => ({ chapter: q.chapter, text: q.text, year: q.year ?? null })),
    sources: content.sources.map((s) => ({ name: localText(s.name), address: s.address ?? null })),
    demonstration: content.book.demonstration,
    editions: heads.map(presentHead),
  };
}
