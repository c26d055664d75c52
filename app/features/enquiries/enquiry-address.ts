/** Where one enquiry is read by its centres' people. Without language. */
export const enquiryPath = (number: string): string => `/min-sentral/henvendelser/${number}`;
