export const senderPath = '/idebanken/utkast/:secret/opplysninger';
export const goneSenderPath = '/idebanken/opplysninger-slettet';
/** Where the contact is taken out of every version: for its holder's people and for editors. */
export const contactPath = (id: string): string => `/idebanken/skriv/${id}/kontakt`;
