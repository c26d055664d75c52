import { norwegianDay } from '../../../../platform/locale.ts';

/** Whole days between two moments as people count them: by midnights in Norway. */
export const daysSince = (then: Date, now: Date): number => Math.max(0, Math.round((Date.parse(norwegianDay(now)) - Date.parse(norwegianDay(then))) / 86_400_000));
