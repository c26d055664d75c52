/*
 * The door to what others say of a published idea, and to whether it still holds. Shapes: `idea-use.ts`. As `ideas.server.ts`: one transaction each,
 * decides by itself who may, `not-found` for everybody who may not know. `once` is made with the form: posted twice, it is one.
 */

// Anybody: by account at once, else with `guest`, a letter and its link.
export { addUse, approveUse, changeUse, confirmContribution, removeContribution } from './inside/use/using.server.ts';
export { answerQuestion, askAuthor, referQuestion } from './inside/use/asking.server.ts';
export { answerReport, commentOn, hideContribution, listReports, reportContent, showContribution } from './inside/use/talking.server.ts';
export { eraseOwnContributor, exportOwnContributor, findOwnContribution, getContributions, getOwnContributions, ownMunicipalities } from './inside/use/reading.server.ts';
export type { OwnContribution } from './inside/use/reading.server.ts';

// Whether it still holds.
export { answerReview, answerReviewOf, findReviewAsked, listDue, settleDue } from './inside/use/reviewing.server.ts';
export { listBrokenLinks } from './inside/use/link-check.server.ts';
