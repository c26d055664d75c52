import type { ReactNode } from 'react';
import type { Locale } from '../../../../platform/locale.ts';
import { levels } from '../../idea.ts';
import type { Level } from '../../idea.ts';
import { ideaTexts } from './idea-texts.ts';

/** Four bars, each higher than the one before. */
const bars = ['M1 14.5h8V19H1z', 'M13 10h8v9h-8z', 'M25 5.8h8V19h-8z', 'M37 1.4h8V19h-8z'];

/** How well tried an idea is: as many filled bars of four, and the word. */
export function LevelMark({ level, locale }: { level: Level; locale: Locale }): ReactNode {
  const t = ideaTexts[locale];
  const filled = levels.indexOf(level) + 1;
  return (
    <span className="k-level">
      <svg viewBox="0 0 46 20" aria-hidden="true">
        <path d={bars.slice(0, filled).join('')} fill="currentColor" stroke="currentColor" />
        {filled < bars.length && <path className="k-level__rest" d={bars.slice(filled).join('')} />}
      </svg>
      <span>
        <span className="ds-sr-only">{t.level}</span>
        {t.levels[level]}
      </span>
    </span>
  );
}
