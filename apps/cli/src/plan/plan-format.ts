/** Ways to show a plan. */
export const planFormats = ['tree', 'mermaid', 'svg', 'json'] as const;
export type PlanFormat = (typeof planFormats)[number];
