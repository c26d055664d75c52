/** Addresses without language prefix. */
export const matrixPath = '/direktoratet/oppgaver';
export const ownTasksPath = '/min-sentral/oppgaver';
export const matrixOf = (year: number): string => `${matrixPath}?aar=${year}`;
export const ownTasksOf = (year: number): string => `${ownTasksPath}?aar=${year}`;
export const taskPath = (year: number, centreId: string, task: number): string => `${matrixPath}/${year}/${centreId}/${task}`;
/** The task's place on the centre's own page. */
export const taskAnchor = (task: number): string => `oppgave-${task}`;
