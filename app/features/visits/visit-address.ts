/** Where one visit is read by its centre's people. Without language. */
export const visitPath = (number: string): string => `/min-sentral/hospitering/${number}`;
