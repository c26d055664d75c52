import type { Generated } from 'kysely';
import type { MailState } from '../mail.ts';

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
  };
}
