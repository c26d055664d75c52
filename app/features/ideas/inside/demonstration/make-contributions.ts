import { norwegianDay } from '../../../../platform/locale.ts';
import { addDays } from '../../../../platform/norwegian-time.ts';
import { municipalityName } from '../../../geography/geography.ts';
import { momentAgo } from './making.ts';
import type { Making, Row } from './making.ts';
import type { MadeIdea } from './settings.ts';

/** What others have said of the demonstration's ideas. */

const nothing = {
  demonstration: true,
  municipality_code: null,
  municipality_name: '',
  year: null,
  month: null,
  at_home: false,
  did: '',
  went: '',
  advice: '',
  body: '',
  reason: null,
  about_id: null,
  answer: '',
  answered_at: null,
  enquiry_number: null,
  by_id: null,
  centre_id: null,
  link_hash: null,
  reminded_at: null,
};

/** What they did, how it went, and what they would tell the next: as many lines as there are sentences. */
function linesOf(text: string): { readonly did: string; readonly went: string; readonly advice: string } {
  const [did = '', went = '', ...rest] = text.split(/(?<=[.!?»]) (?=[A-ZÆØÅ«])/);
  return { did, went, advice: rest.join(' ') };
}

/** Where and when it was used. */
export function usesOf({ now }: Making, { life }: MadeIdea): { readonly municipality_code: string; readonly year: number; readonly month: number }[] {
  return life.uses.map(({ by, ago }) => {
    const day = addDays(norwegianDay(now), -ago);
    return { municipality_code: by, year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
  });
}

export function contributionsOf(making: Making, made: MadeIdea, isAtHome: (use: ReturnType<typeof usesOf>[number]) => boolean): Row[] {
  const { geography, now, idOf } = making;
  const idea = idOf('idea', made.name);
  const dayOf = (ago: number): string => addDays(norwegianDay(now), -ago);
  const place = (code: string, ago: number) => ({ municipality_code: code, municipality_name: municipalityName(geography, code, dayOf(ago)) });
  const of = (kind: 'use' | 'question' | 'comment', i: number) => ({
    ...nothing,
    id: idOf(kind, made.name, i),
    once: `demonstration-${made.name}-${kind}-${i}`,
    idea_id: idea,
    kind,
  });
  const { uses, questions, comments } = made.life;
  const used = usesOf(making, made);
  return [
    ...uses.map(({ by, ago, text }, i) => {
      const at = momentAgo(now, ago, 700 + i);
      return { ...of('use', i), ...place(by, ago), ...used[i], at_home: used[i] !== undefined && isAtHome(used[i]), ...linesOf(text), state: 'shown', at, changed_at: at };
    }),
    ...questions.map(({ from, ago, text, answer }, i) => {
      const at = momentAgo(now, ago, 760 + i);
      const answered = answer ? momentAgo(now, answer.ago, 820) : null;
      return {
        ...of('question', i),
        ...place(from, ago),
        state: answer ? 'shown' : 'waiting',
        body: text,
        answer: answer?.text ?? '',
        answered_at: answered,
        at,
        changed_at: answered ?? at,
      };
    }),
    ...comments.map(({ by, ago, text }, i) => {
      const at = momentAgo(now, ago, 740 + i);
      return { ...of('comment', i), centre_id: by, by_id: `demo-${by}-coordinator`, state: 'shown', body: text, at, changed_at: at };
    }),
  ];
}
