export const senderPath = '/idebanken/utkast/:secret/opplysninger';
export const goneSenderPath = '/idebanken/opplysninger-slettet';
