import type { BudgetLimit, OrchestratorEvent, RoundCause, StepOutcome } from '@octoweave/core';
import { printable, type Paint } from './paint.ts';

/** Events that only orchestrated runs have. */
export type OrchestrationEvent = Extract<
  OrchestratorEvent,
  { type: 'round-start' | 'round-end' | 'thought' | 'step-planned' | 'step-start' | 'step-end' | 'answer' | 'budget-exceeded' }
>;

/** What is said of planning, as lines for a person; empty where nothing is. */
export function describeOrchestration(event: OrchestrationEvent, paint: Paint): readonly string[] {
  switch (event.type) {
    case 'round-start':
      return describeCause(event.cause).map((text) => `  ${paint.asking('again')}  ${text}`);
    case 'thought':
      return [paint.quiet(`  ${printable(event.text)}`)];
    case 'step-start':
      return [`  ${paint.quiet(`step ${event.step.number}`)}  ${printable(event.step.text)}`];
    case 'step-end':
      return describeStepEnd(event.outcome).map(
        (text) => `  ${paint.asking(`step ${event.step.number}`)}  ${printable(event.step.text)}: ${text}`,
      );
    case 'answer':
      return [`  ${printable(event.text)}`];
    case 'budget-exceeded':
      return [`  ${paint.bad('stopped')}  ${describeLimit[event.limit](event.allowed)}`];
    case 'step-planned':
    case 'round-end':
      return [];
  }
}

function describeCause(cause: RoundCause): readonly string[] {
  switch (cause.type) {
    case 'request':
    case 'join':
      return [];
    case 'replan': {
      const names = cause.shortfalls.map(({ call }) => call.toolId.slice(call.toolId.indexOf('.') + 1));
      if (cause.reason !== undefined) return [`planning anew: ${printable(cause.reason)}`];
      return [
        names.length === 0
          ? 'planning anew: not all of the plan could be read'
          : `planning anew, as ${names.join(' and ')} did not succeed`,
      ];
    }
  }
}

/** Of a step whose calls have lines of their own, nothing. */
function describeStepEnd(outcome: StepOutcome): readonly string[] {
  switch (outcome.status) {
    case 'succeeded':
    case 'incomplete':
    case 'cancelled':
      return [];
    case 'abstained':
      return ['no call was found for it'];
    case 'unrouted':
      return ['nobody here has a tool for it'];
    case 'skipped':
      return [`left out, as step ${outcome.step} did not succeed`];
  }
}

const describeLimit: Readonly<Record<BudgetLimit, (allowed: number) => string>> = {
  calls: (allowed) => `more than ${allowed} calls`,
  steps: (allowed) => `the model was asked more than ${allowed} times`,
  tokens: (allowed) => `more than ${allowed} tokens`,
  milliseconds: (allowed) => `it took longer than ${allowed / 1000} s`,
};
