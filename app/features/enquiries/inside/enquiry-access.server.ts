/** A centre's own name for an enquiry: itself, and the number. */
export interface CaseKey {
  readonly centreId: string;
  readonly number: string;
}
