import { describe, expect, it } from 'vitest';
import { kari, liv, ola, person, siv } from '../../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../../platform/actor.ts';
import { mayAnswer, mayImport, mayReadResponse, mayRunRounds } from './response-policy.ts';

const admin = person('admin', 'Ada Lund', { role: 'administrator', scope: null });
const everybody = { anonymous, ola, siv, kari, admin, liv, system: systemActor('start') };
const those = (may: (actor: (typeof everybody)[keyof typeof everybody]) => boolean): string[] => Object.entries(everybody).flatMap(([name, actor]) => (may(actor) ? [name] : []));

/** The first wall by itself: the database, the second, would hide a hole in it. */
describe('who may do what with the answers of a centre', () => {
  it('its own people answer, and officers read', () => {
    expect(those((actor) => mayAnswer(actor, 'alfa'))).toEqual(['siv', 'kari']);
    expect(those((actor) => mayReadResponse(actor, 'alfa'))).toEqual(['siv', 'kari', 'liv']);
    expect(those((actor) => mayReadResponse(actor, 'beta'))).toEqual(['ola', 'liv']);
  });
  it('officers run the rounds, and the system does at its first start; only the system imports', () => {
    expect(those(mayRunRounds)).toEqual(['liv', 'system']);
    expect(those(mayImport)).toEqual(['system']);
  });
});
