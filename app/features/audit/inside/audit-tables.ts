import type { Generated } from 'kysely';

export interface AuditTables {
  audit_event: {
    id: Generated<string>;
    at: Date;
    actor_id: string | null;
    actor_name: string;
    request_id: string;
    action: string;
    subject_kind: string;
    subject_id: string;
    centre_id: string | null;
    before: unknown;
    after: unknown;
  };
}
