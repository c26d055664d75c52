import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { texts } from '../texts.ts';

/** Raised numbers that lead to the notes under a figure. */
export const NoteMarks = ({ id, numbers, locale }: { id: string; numbers: readonly number[]; locale: Locale }): ReactNode =>
  numbers.length === 0 ? null : (
    <sup>
      {numbers.map((number, i) => (
        <span key={number}>
          {i > 0 && ', '}
          <a href={`#${id}-n${number}`} aria-label={texts[locale].note(String(number))}>
            {number}
          </a>
        </span>
      ))}
    </sup>
  );
