/** One thing that was looked at. */
export interface Finding {
  readonly what: string;
  readonly isGood: boolean;
  /** Whether octoweave works without it. */
  readonly isOptional: boolean;
  readonly detail: string;
}
