// Of one centre, for its own people and the authority's officers; `not-found` for everybody else.
export { getOwnTasks, getTask, listMissingTasks } from './inside/matrix.server.ts';
export type { OwnTasks, TaskPage } from './inside/matrix.server.ts';
export { addWord } from './inside/saying.server.ts';
// For officers.
export { getMatrix, listWaitingWords } from './inside/matrix.server.ts';
export type { Matrix, WaitingWord } from './inside/matrix.server.ts';
export { decide } from './inside/saying.server.ts';
// For the system's job.
export { warnCentres } from './inside/warning.server.ts';
// For the editions of reports: officers and the system.
export { listFulfilledShares } from './inside/share.server.ts';
export type { CentreTask, CentreTasks } from './inside/reading.server.ts';
