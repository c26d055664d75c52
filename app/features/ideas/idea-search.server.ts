/*
 * The door to searching: published ideas found, for anybody; the index holds nothing else. Ideas of the demonstration are found in the demonstration
 * alone. Never an error, whatever was typed. Shapes: `idea-search.ts`; how it is done: docs/decisions/0025.
 */
export { searchIdeas } from './inside/search/searching.server.ts';
export { suggest } from './inside/search/suggesting.server.ts';
export { relatedIdeas, similarIdeas } from './inside/search/resembling.server.ts';
export { refreshIdeaIndex } from './inside/search/refresh.server.ts';
