import type { Generated } from 'kysely';
import type { Role } from '../access.ts';

export interface AccessTables {
  person: {
    id: Generated<string>;
    name: string;
    email: string;
    issuer: string | null;
    subject: string | null;
    demonstration: Generated<boolean>;
    created_at: Generated<Date>;
  };
  role_assignment: {
    id: Generated<string>;
    person_id: string;
    role: Role;
    centre_id: string | null;
    municipality_code: string | null;
    /** ISO date on the way in; read through `to_char`. */
    valid_from: string;
    valid_until: string | null;
    given_by: string;
    given_at: Date;
    ended_by: string | null;
    ended_at: Date | null;
  };
  municipality_kin: {
    code: string;
    kin: string;
  };
  centre_duty: {
    id: Generated<string>;
    centre_id: string;
    duty: 'editor';
    /** ISO dates on the way in; read through `to_char`. */
    valid_from: string;
    valid_until: string;
    given_by: string;
    given_at: Date;
    ended_by: string | null;
    ended_at: Date | null;
  };
  session: {
    id_hash: Buffer;
    person_id: string;
    created_at: Date;
    seen_at: Date;
    expires_at: Date;
    revoked_at: Date | null;
    centre_id: string | null;
  };
  sign_in_attempt: {
    cookie_hash: Buffer;
    state: string;
    nonce: string;
    verifier: string;
    return_to: string;
    expires_at: Date;
  };
  api_token: {
    id: Generated<string>;
    hash: Buffer;
    person_id: string;
    centre_id: string;
    label: string;
    created_at: Date;
    expires_at: Date;
    revoked_at: Date | null;
  };
}
