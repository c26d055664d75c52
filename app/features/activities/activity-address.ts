/** Where one activity is read: by its centres' people, and by the authority's officers. Without language. */
export const activityPath = (id: string): string => `/min-sentral/logg/${id}`;
export const officerActivityPath = (id: string): string => `/direktoratet/logg/${id}`;
