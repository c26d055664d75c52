import type { Actor } from '../../../../platform/actor.ts';
import { isEditor, mayActFor, mayActForMunicipality } from '../../../access/access.ts';
import type { Standing, Writing } from '../../idea.ts';

/** Of an idea, what its files ask. */
export interface FiledIdea {
  readonly id: string;
  readonly number: number;
  readonly centreId: string | null;
  readonly municipalityCode: string | null;
  readonly linkHash: string | null;
  readonly standing: Standing;
  readonly writing: Writing | null;
}

/** Whoever writes the idea: its centre's people, its municipality's employees, or the one who holds its link. */
export const mayWriteFiles = (actor: Actor, { centreId, municipalityCode, linkHash }: FiledIdea): boolean =>
  actor.kind === 'link'
    ? linkHash !== null && actor.hash === linkHash
    : (centreId !== null && mayActFor(actor, centreId)) || (municipalityCode !== null && mayActForMunicipality(actor, municipalityCode));
/** They, and the editors when it was sent to them; what is being written anew is not theirs to see. */
export const mayReadFiles = (actor: Actor, idea: FiledIdea): boolean => mayWriteFiles(actor, idea) || (isEditor(actor) && idea.writing !== null && idea.writing !== 'draft');
/** What the editors have before them stands still, and nothing is added to an idea that leads to another. */
export const isOpen = ({ standing, writing }: FiledIdea): boolean => writing !== null && writing !== 'submitted' && standing !== 'merged';
