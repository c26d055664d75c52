import type { ReactNode } from 'react';
import { stateShapes } from './icons.tsx';

export type State = keyof typeof stateShapes;

const tones = { ok: 'k-ok', fails: 'k-bad', loose: 'k-warn', documented: 'k-accent', reported: 'k-accent', none: 'k-warn' } as const satisfies Record<State, string>;

/** A state as shape, word and colour. `hideLabel` leaves the word to screen readers where a legend explains the shapes. */
export const StateMark = ({ state, label, hideLabel = false }: { state: State; label: string; hideLabel?: boolean }): ReactNode => (
  <span className={`k-state ${tones[state]}`}>
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {stateShapes[state]}
    </svg>
    {hideLabel ? <span className="ds-sr-only">{label}</span> : label}
  </span>
);
