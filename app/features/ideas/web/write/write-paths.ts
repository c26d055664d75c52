/** Own ideas, the newest form, and the editor: by the idea's id for its holder's people, by the secret of a mailed link for everybody else. */
export const minePath = '/idebanken/mine';
export const newPath = '/idebanken/ny';
export const writePath = (id: string): string => `/idebanken/skriv/${id}`;
export const linkPath = (secret: string): string => `/idebanken/utkast/${secret}`;
export const sentPath = '/idebanken/ny/sendt';
