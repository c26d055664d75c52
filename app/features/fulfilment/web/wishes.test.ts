import { expect, it } from 'vitest';
import { taskDefinitions } from '../../../../testing/fulfilment.ts';
import { wishLabel } from './wishes.ts';

it('names what is tied to the task in words, not by the task’s period and number', () => {
  const definitions = taskDefinitions();
  const held = definitions.indicators.indicators.find((one) => one.id === 'activities.held')!;
  const every = (nb: string) => ({ nb, nn: nb, en: nb });
  const told = { ...held, breakdowns: [{ id: 'task', label: every('Oppgaver'), items: [{ id: 'late/1', label: every('2026–2028, 1: O1') }] }] };
  const wish = { indicator: 'activities.held', item: 'task/late/1' };
  const given = { indicators: { ...definitions.indicators, indicators: [told] } };
  expect(wishLabel(given, wish, 'nb')).toBe('Aktiviteter som er knyttet til oppgaven');
  expect(wishLabel(given, wish, 'en')).toMatch(/ tied to the task$/);
});
