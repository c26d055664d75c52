/*
 * The door. Every use case takes `(ctx, input)`, is one transaction and decides by itself who may. What it says no to in words is returned and
 * written in its type. It throws AppError `not-found` for everybody who may not know that there is anything, and `malformed` for what no form of
 * ours sends. Shapes: `idea.ts`, `idea-case.ts`, `idea-content.ts`.
 */

// Whoever holds it: a centre's people, a municipality's employees, or a private link (ctx.actor is the link).
export { createIdea, discardDraft, saveDraft, submitIdea, takeBack } from './inside/life/writing.server.ts';
export { getDraft, getOwnDraft, listOwnIdeas } from './inside/life/own.server.ts';
export { republishIdea, withdrawIdea } from './inside/life/standing.server.ts';
export { eraseContact, eraseOwnSender, exportOwnSender, sendIn } from './inside/life/sending-in.server.ts';

// Editors.
export { askForChange, declineIdea, publishIdea } from './inside/life/deciding.server.ts';
export { getForEditor, listQueue, queueAge } from './inside/life/queue.server.ts';
export { confirmLevel, hideIdea, showIdea } from './inside/life/standing.server.ts';
export { mergeIdea } from './inside/life/merging.server.ts';

// Published: anybody.
export { findPublished, getVersion, listNewest, listVersions } from './inside/life/published.server.ts';
