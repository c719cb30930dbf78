/** The four corners of the car, as a person sitting in it names them. */
export const corners = ['front left', 'front right', 'rear left', 'rear right'] as const;

export type Corner = (typeof corners)[number];
