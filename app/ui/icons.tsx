import type { ReactNode } from 'react';

/** Icons are decoration: what they mean stands beside them in words. */

const knots = [
  [5, 6.5],
  [26.8, 5.2],
  [27.3, 25.3],
  [6.6, 27.4],
] as const;

export const BrandIcon = (): ReactNode => (
  <svg viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2.4">
    <circle cx="16" cy="17" r="4.6" fill="currentColor" stroke="none" />
    <path d="M16 17 5.5 7M16 17 26.5 5.5M16 17 27 25M16 17 7 27" />
    {knots.map(([x, y]) => (
      <circle key={x} cx={x} cy={y} r="2.6" className="k-hole" />
    ))}
  </svg>
);

/** Saved, finished. */
export const CheckIcon = (): ReactNode => (
  <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
    <circle cx="10" cy="10" r="8.5" />
    <path d="m6 10.3 2.8 2.8L14.2 7.4" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);

/** Derived from something else in the system: the register, the map, last year. */
export const SourceIcon = (): ReactNode => (
  <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
    <circle cx="3" cy="8" r="2" />
    <circle cx="13" cy="3.5" r="2" />
    <circle cx="13" cy="12.5" r="2" />
    <path d="m5 7.2 6-2.7M5 8.8l6 2.8" />
  </svg>
);

const filledCheck = (
  <>
    <circle cx="10" cy="10" r="9" fill="currentColor" />
    <path className="k-cut" d="m6 10.3 2.8 2.8L14.2 7.4" strokeLinecap="round" strokeLinejoin="round" />
  </>
);

/** One shape for each state, so that none is told by colour alone. */
export const stateShapes = {
  ok: filledCheck,
  fails: (
    <>
      <path d="M6.2 1h7.6L19 6.2v7.6L13.8 19H6.2L1 13.8V6.2z" fill="currentColor" />
      <path className="k-cut" d="m6.8 6.8 6.4 6.4m0-6.4-6.4 6.4" strokeLinecap="round" />
    </>
  ),
  loose: (
    <>
      <path d="M10 1.5 19.2 18H.8z" fill="currentColor" />
      <path className="k-cut" d="M10 7v5.2" strokeLinecap="round" />
      <circle className="k-hole" cx="10" cy="15" r="1.2" />
    </>
  ),
  documented: filledCheck,
  reported: (
    <>
      <circle className="k-hole" cx="10" cy="10" r="8.2" stroke="currentColor" strokeWidth="1.7" />
      <path d="M10 1.8a8.2 8.2 0 0 0 0 16.4Z" fill="currentColor" />
    </>
  ),
  none: <circle className="k-hole" cx="10" cy="10" r="8.2" stroke="currentColor" strokeWidth="1.9" strokeDasharray="3.1 2.05" />,
} as const;
