/** Where one assignment is read: by its centres' people, and by the authority's officers. Without language. */
export const assignmentPath = (id: string): string => `/min-sentral/oppdrag/${id}`;
export const officerAssignmentPath = (id: string): string => `/direktoratet/oppdrag/${id}`;
