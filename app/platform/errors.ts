/**
 * The ways the system itself stops a request. Reasons from the domain ("the round is closed") are returned values, never added here.
 */
export const appErrorStatus = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many-requests': 429,
  unavailable: 503,
} as const;
export type AppErrorCode = keyof typeof appErrorStatus;

export class AppError extends Error {
  readonly code: AppErrorCode;
  constructor(code: AppErrorCode, message: string = code) {
    super(message);
    this.name = 'AppError';
    this.code = code;
  }
  get status(): (typeof appErrorStatus)[AppErrorCode] {
    return appErrorStatus[this.code];
  }
}

/** A bug, not a refusal: ends as 500 with the request id. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${message}`);
}

/** An expected refusal by a rule of the domain: shown beside the form, 409. */
export type Refusal<R extends string> = { readonly ok: false; readonly reason: R };
export const refuse = <R extends string>(reason: R): Refusal<R> => ({ ok: false, reason });
