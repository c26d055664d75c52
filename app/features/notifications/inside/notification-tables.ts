import type { ColumnType, Generated } from 'kysely';
import type { Mail, MailState } from '../mail.ts';

export interface NotificationTables {
  mail: {
    id: string;
    queued_at: Date;
    queued_by: string | null;
    to_name: string;
    to_address: string;
    template: string;
    subject: string;
    body: string;
    centre_id: string | null;
    state: Generated<MailState>;
    attempts: Generated<number>;
    last_error: string | null;
    sent_at: Date | null;
    about: string | null;
    calendar: ColumnType<NonNullable<Mail['calendar']> | null, string | null, string | null>;
    unsubscribe: ColumnType<string | null, string | null | undefined, string | null>;
  };
  private_link: {
    about: string;
    path: string;
  };
}
