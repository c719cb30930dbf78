/** A calendar, reminder list or note folder: what things are put into. */
export interface Container {
  readonly id: string;
  readonly name: string;
  /** Whether things go there when none is named; true for one at most. */
  readonly isDefault: boolean;
}
