import { readWordLists } from './inside/search/words-file.server.ts';
import type { WordLists } from './inside/search/words.ts';

/** What searching knows of words: `norwegian-words.yaml` in the checkout's `data/`, and `idea-words.yaml` in the scheme's folder, if it has one. @throws DefinitionError */
export const loadIdeaWords = (root: string, schemeDir: string): WordLists => readWordLists(root, schemeDir);
