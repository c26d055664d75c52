export const deskPath = '/min-sentral/idebanken';
export const duePath = `${deskPath}/forfaller`;
export const reportedPath = `${deskPath}/meldt`;
export const turnsPath = '/direktoratet/idebanken';
export const casePath = (id: string): string => `${deskPath}/${id}`;
