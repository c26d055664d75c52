import type { EntryKind, TaskState } from '../fulfilment.ts';

export interface FulfilmentTables {
  task_entry: {
    centre_id: string;
    year: number;
    task: number;
    n: number;
    kind: EntryKind;
    text: string;
    at: Date;
    by_id: string;
    by_name: string;
    basis_state: TaskState;
    basis_n: number;
  };
  task_warning: { centre_id: string; year: number; tasks: number[]; sent_at: Date };
}
