import type { IdeaCount } from '../../idea-count.ts';

export interface IdeaCountTables {
  idea_count: {
    year: number;
    centre_id: string;
    demonstration: boolean;
    measure: IdeaCount['measure'];
    item: string;
    n: number;
  };
}
