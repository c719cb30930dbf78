/** What went wrong, for a person: what happened, and what to do next. */
export interface Trouble {
  readonly title: string;
  readonly message: string;
  /** Whether trying again without doing anything else may help. */
  readonly canRetry: boolean;
}
