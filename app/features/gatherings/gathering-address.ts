/** Where one gathering is read: by its centres' people, and by the authority's officers. Without language. */
export const gatheringPath = (id: string): string => `/min-sentral/samlinger/${id}`;
export const officerGatheringPath = (id: string): string => `/direktoratet/samlinger/${id}`;
