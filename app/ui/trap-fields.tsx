import type { ReactNode } from 'react';
import { trapFields } from '../platform/form-trap.ts';

/** When the form was made, and the field that only programs fill in: hidden from everybody, also from screen readers and the tab key. */
export const TrapFields = ({ madeAt, label }: { madeAt: string; label: string }): ReactNode => (
  <>
    <input type="hidden" name={trapFields.madeAt} value={madeAt} />
    <div hidden>
      <label htmlFor={trapFields.decoy}>{label}</label>
      <input id={trapFields.decoy} name={trapFields.decoy} type="text" autoComplete="off" tabIndex={-1} defaultValue="" />
    </div>
  </>
);
