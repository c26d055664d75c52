/** A letter to one person, in plain text. */
export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  /** What kind of letter, such as `invitation`: for the list of letters, never shown to the one it is for. */
  readonly template: string;
  readonly subject: string;
  readonly text: string;
  readonly centreId?: string | null;
  /**
   * Set when the letter is between two, as `enquiry:ID`: only the sender reads it, and its text and address go when it is sent.
   * `privateLink` in its text becomes the private link kept for the same key.
   */
  readonly about?: string | undefined;
  /** A calendar entry that goes with it (RFC 5545, RFC 6047). */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | undefined;
  /** Of one that comes again and again: put after its private link, it is where such letters are stopped with one press (RFC 2369, RFC 8058). */
  readonly unsubscribe?: string | undefined;
}

/** Stands in a letter's text for the private link: the secret is put in when the letter is sent, and is never kept with it. */
export const privateLink = '{private-link}';

/** Stands in a calendar entry for the address letters are sent from, known where they are sent: a calendar wants to hear from the one who invites. */
export const calendarSender = 'avsender@knutepunkt.invalid';

/** Has room for a private link, and an address in a domain that is kept for examples (RFC 2606) and takes no mail. */
export const reachesNobody = ({ to, text }: Mail): boolean => text.includes(privateLink) && /@example\.(?:org|com|net)$/i.test(to.address);

export const mailStates = ['queued', 'sent', 'failed'] as const;
/** queued: to be sent or tried again; failed: given up after many tries. */
export type MailState = (typeof mailStates)[number];

/** What became of a letter. */
export interface MailFate {
  readonly id: string;
  readonly template: string;
  readonly queuedAt: Date;
  readonly state: MailState;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly sentAt: Date | null;
}

/** A letter as the list of letters shows it. */
export type KeptMail = Mail & MailFate;

/** All that the list of letters shows of one that is between two: never whom it is to, nor a word of it. */
export interface PrivateMail extends MailFate {
  /** Its person was erased before it was sent: it never will be. */
  readonly erased: boolean;
}
export const isPrivate = (mail: KeptMail | PrivateMail): mail is PrivateMail => 'erased' in mail;

/** Tried again later and later, for about two days; then given up. */
export const mostAttempts = 14;
