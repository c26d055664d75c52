import { describe, expect, it } from 'vitest';
import type { Idea } from './idea-case.ts';
import type { Standing, Writing } from './idea.ts';
import { groupOf, nobodyAsks, whyItWaits } from './own-ideas.ts';

const today = '2026-11-22';
const own = (standing: Standing, writing: Writing, more: Partial<Idea> = {}, remarks = 0) => ({
  idea: { id: 'i', standing, reviewBy: '2028-01-01', silentFrom: '2028-03-01', ...more } as Idea,
  title: 'En idé',
  writing,
  version: 1,
  changedAt: new Date(0),
  remarks,
});
const group = (one: ReturnType<typeof own>, asked = nobodyAsks) => groupOf({ own: one, asked, why: whyItWaits(one, today, asked) });

describe('own ideas', () => {
  it('one that an editor wants changed waits until it is sent again, also when somebody has begun', () => {
    expect(group(own('unpublished', 'change-asked', {}, 1))).toBe('waits');
    expect(whyItWaits(own('published', 'draft', {}, 2), today, nobodyAsks)).toBe('change-asked');
    expect(group(own('unpublished', 'submitted', {}, 2))).toBe('queue');
  });
  it('a published one waits while somebody asks, has used it, or it is to be confirmed', () => {
    expect(whyItWaits(own('published', 'settled'), today, { questions: 1, uses: 1 })).toBe('question');
    expect(whyItWaits(own('published', 'settled'), today, { questions: 0, uses: 1 })).toBe('use');
    expect(whyItWaits(own('published', 'settled', { reviewBy: today }), today, nobodyAsks)).toBe('due');
    expect(whyItWaits(own('published', 'settled', { reviewBy: '2026-01-01', silentFrom: today }), today, nobodyAsks)).toBe('unconfirmed');
    expect(whyItWaits(own('published', 'settled'), today, nobodyAsks)).toBeUndefined();
    expect(whyItWaits(own('withdrawn', 'settled', { reviewBy: '2026-01-01' }), today, { questions: 2, uses: 0 })).toBeUndefined();
  });
  it('each of the others stands where it is looked for', () => {
    expect(group(own('unpublished', 'draft'))).toBe('drafts');
    expect(group(own('unpublished', 'declined'))).toBe('drafts');
    expect(group(own('withdrawn', 'draft'))).toBe('drafts');
    expect(group(own('published', 'draft'))).toBe('published');
    expect(group(own('hidden', 'settled'))).toBe('published');
    expect(group(own('published', 'submitted'))).toBe('queue');
    expect(group(own('withdrawn', 'settled'))).toBe('away');
    expect(group(own('merged', 'settled'))).toBe('away');
  });
});
