import { medianOf } from '../../../platform/median.ts';
import type { Geography } from '../../geography/geography.ts';
import { centreForMunicipality } from '../../scheme/areas.ts';
import { isActiveAt } from '../../scheme/scheme.ts';
import type { Scheme } from '../../scheme/scheme.ts';
import type { Enquiry, Suggestion, SuggestionReason } from '../enquiry.ts';

export interface SuggestionFacts {
  readonly geography: Geography;
  readonly scheme: Pick<Scheme, 'centres'>;
  /** ISO date. */
  readonly day: string;
  readonly enquiry: Pick<Enquiry, 'centreId' | 'municipality' | 'topics'>;
  /** Centres that have had it and could not help. */
  readonly sentBackBy: readonly string[];
  /** Topics that centres say they know well. */
  readonly declared: ReadonlyMap<string, readonly string[]>;
  /** How often centres have helped, by topic. */
  readonly helped: readonly { readonly centreId: string; readonly topic: string; readonly n: number }[];
  /** What centres have to work with now. */
  readonly loads: ReadonlyMap<string, number>;
}

/** Suggested when no area, topic or experience points to anybody: those with the least to do. */
const fewest = 3;

/**
 * Who else could help, likeliest first: whose area it is, who says they know the topics, who has answered such before, and who has least to do.
 * Each reason can be said in words; none is hidden. Never the centre that has it, one that sent it back, or one without an agreement that day.
 */
export function suggest(facts: SuggestionFacts): Suggestion[] {
  const { enquiry, loads } = facts;
  const active = facts.scheme.centres.filter((c) => isActiveAt(c, facts.day)).map((c) => c.id);
  const area = new Set(centreForMunicipality(facts.geography, facts.scheme, enquiry.municipality, facts.day).map(({ centre }) => centre.id));
  const median = medianOf(active.map((id) => loads.get(id) ?? 0));
  const all = active
    .filter((id) => id !== enquiry.centreId && !facts.sentBackBy.includes(id))
    .map((centreId) => {
      const pointing = reasonsFor(facts, centreId, area);
      const open = loads.get(centreId) ?? 0;
      const load: SuggestionReason = { kind: 'load', open, than: open < median ? 'fewer' : open > median ? 'more' : 'as' };
      return { centreId, open, reasons: [...pointing, load], pointing: pointing.length > 0, weight: weigh([...pointing, load]) };
    });
  const pointed = all.filter((one) => one.pointing).toSorted((a, b) => b.weight - a.weight || a.open - b.open);
  const shown = pointed.length > 0 ? pointed : all.toSorted((a, b) => a.open - b.open).slice(0, fewest);
  return shown.map(({ centreId, reasons }) => ({ centreId, reasons }));
}

function reasonsFor({ enquiry, declared, helped }: SuggestionFacts, centreId: string, area: ReadonlySet<string>): SuggestionReason[] {
  const reasons: SuggestionReason[] = [];
  if (area.has(centreId)) reasons.push({ kind: 'area' });
  const known = (declared.get(centreId) ?? []).filter((topic) => enquiry.topics.includes(topic));
  if (known.length > 0) reasons.push({ kind: 'declared', topics: known });
  const before = helped.filter((h) => h.centreId === centreId && h.n > 0 && enquiry.topics.includes(h.topic)).toSorted((a, b) => b.n - a.n);
  return [...reasons, ...before.map(({ topic, n }): SuggestionReason => ({ kind: 'has-answered', topic, n }))];
}

/** A declared topic weighs as much as the area; experience grows ever more slowly; much to do weighs against. */
function weigh(reasons: readonly SuggestionReason[]): number {
  return reasons.reduce((sum, reason) => {
    switch (reason.kind) {
      case 'area':
        return sum + 2;
      case 'declared':
        return sum + 2 * reason.topics.length;
      case 'has-answered':
        return sum + Math.log2(1 + reason.n);
      case 'load':
        return sum + (reason.than === 'fewer' ? 0.5 : reason.than === 'more' ? -1 : 0);
    }
  }, 0);
}
