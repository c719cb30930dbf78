import { literal, reference } from '@octoweave/core';
import type { PlanCall, PlanGraph } from '../plan/plan-graph.ts';

const call = ({ id, ...rest }: Partial<PlanCall> & Pick<PlanCall, 'id' | 'toolId'>): PlanCall => ({
  id,
  step: undefined,
  arguments: {},
  values: undefined,
  needs: [],
  questions: [],
  ...rest,
});

/** Two steps; in the second, a call that takes the results of two calls. */
export const stepsGraph: PlanGraph = {
  query: 'meet Sid & <b>Priya</b>',
  status: 'succeeded',
  steps: [
    { number: 1, text: 'warm the car up', needs: [], outcome: { status: 'succeeded' } },
    { number: 2, text: 'invite them', needs: [1], outcome: { status: 'succeeded' } },
  ],
  calls: [
    call({ id: '1', toolId: 'vehicle.set_fan_speed', step: 1, values: { zone: 'driver', level: 3 } }),
    call({ id: '2', toolId: 'macos.get_email_address', step: 2, values: { name: 'Sid' } }),
    call({ id: '3', toolId: 'macos.get_email_address', step: 2, arguments: { name: literal('Priya') }, questions: ['Which Priya?'] }),
    call({
      id: '4',
      toolId: 'macos.compose_new_email',
      step: 2,
      arguments: { recipients: { type: 'list', items: [reference('2'), reference('3')] }, subject: { type: 'missing' } },
      needs: [
        { callId: '2', parameters: ['recipients'] },
        { callId: '3', parameters: ['recipients'] },
      ],
    }),
  ],
  warnings: ['A line was no call.'],
  answer: undefined,
};
