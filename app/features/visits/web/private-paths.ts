export const groupPath = (secret: string): string => `/besok/${secret}`;
export const visitorPath = (secret: string): string => `/besokende/${secret}`;
