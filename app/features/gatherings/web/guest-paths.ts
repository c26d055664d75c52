/** Without language prefix. */
export const guestPath = (secret: string): string => `/samling/${secret}`;
