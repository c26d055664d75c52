import type { Locale } from '../../../../platform/locale.ts';

export interface SubscriptionTables {
  idea_subscription: {
    id: string;
    link_hash: string;
    email: string;
    language: Locale;
    query: string;
    asked_at: Date;
    confirmed_at: Date | null;
    told_until: Date;
  };
}
