/** A letter to one person, in plain text. */
export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  /** What kind of letter, such as `invitation`: for the list of letters, never shown to the one it is for. */
  readonly template: string;
  readonly subject: string;
  readonly text: string;
  readonly centreId?: string | null;
}

export const mailStates = ['queued', 'sent', 'failed'] as const;
/** queued: to be sent or tried again; failed: given up after many tries. */
export type MailState = (typeof mailStates)[number];

/** A letter as the list of letters shows it. */
export interface KeptMail extends Mail {
  readonly id: string;
  readonly queuedAt: Date;
  readonly state: MailState;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly sentAt: Date | null;
}

/** Tried again later and later, for about two days; then given up. */
export const mostAttempts = 14;
