import type { ReactNode } from 'react';
import { stateShapes } from '../../ui/icons.tsx';
import type { TaskState } from './fulfilment.ts';

/** A task's states: shape, word and colour. */
const shapes = {
  documented: stateShapes.documented,
  reported: stateShapes.reported,
  nothing: stateShapes.none,
  unruled: <path className="k-hole" d="M10 1.6 18.4 10 10 18.4 1.6 10z" stroke="currentColor" strokeWidth="1.7" />,
} as const satisfies Record<TaskState, ReactNode>;
const tones = { documented: 'k-accent', reported: 'k-accent', nothing: 'k-warn', unruled: 'k-quiet' } as const satisfies Record<TaskState, string>;
/** What stands beside a state, however it came to be. */
const besides = {
  accepted: <path d="M3 3h14v14H3z M6.2 10.2l2.7 2.7 5-5.4" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />,
  said: <path d="M2.5 3.5h15v10h-8l-4 4v-4h-3z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />,
  waiting: <path d="M2.5 3.5h15v10h-8l-4 4v-4h-3z" fill="currentColor" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />,
} as const;
export type Beside = keyof typeof besides;

export const TaskMark = ({ state, label }: { state: TaskState; label: string }): ReactNode => (
  <span className={`k-state ${tones[state]}`}>
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {shapes[state]}
    </svg>
    {label}
  </span>
);
export const BesideMark = ({ beside, label }: { beside: Beside; label: string }): ReactNode => (
  <span className="k-state k-accent">
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {besides[beside]}
    </svg>
    {label}
  </span>
);

/** Each shape once for the page: a table of thousands of cells only names them. */
export const MarkSprite = (): ReactNode => (
  <svg className="k-sprite" aria-hidden="true">
    {[...Object.entries(shapes), ...Object.entries(besides)].map(([id, shape]) => (
      <symbol key={id} id={`oppg-${id}`} viewBox="0 0 20 20">
        {shape}
      </symbol>
    ))}
  </svg>
);
export const NamedMark = ({ state }: { state: TaskState }): ReactNode => (
  <svg className={tones[state]}>
    <use href={`#oppg-${state}`} />
  </svg>
);
export const NamedBeside = ({ beside }: { beside: Beside }): ReactNode => (
  <svg className="k-matrix__beside">
    <use href={`#oppg-${beside}`} />
  </svg>
);
