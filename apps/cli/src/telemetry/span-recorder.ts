import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Attributes, type Span, type Tracer } from '@opentelemetry/api';
import { isAgentError, type OrchestratorEvent, type ToolOutcome } from '@octoweave/core';

/** Events of one run after the other, as spans by the conventions for generative AI. */
export interface SpanRecorder {
  note(event: OrchestratorEvent): void;
  /** The run that is under way ends here, with what went wrong. */
  fail(error: unknown): void;
}

/** Who writes. */
export interface TracedModel {
  readonly name: string;
  /** What it runs on, as backends are called. */
  readonly provider: string;
}

/** What spans are made with. */
export interface CreateSpanRecorderOptions {
  readonly tracer: Tracer;
  /** The model that is asked; undefined where there is none. */
  readonly model: TracedModel | undefined;
  /** Names the conversation that the runs are part of. @defaultValue each stands for itself */
  readonly conversationId?: string | undefined;
  /** Whether spans hold what was said, arguments, results and answers. */
  readonly capturesContent: boolean;
  /** Milliseconds since 1970. @defaultValue the clock of the machine */
  readonly now?: () => number;
}

const agentName = 'octoweave';

interface PlannedCall {
  readonly plannedAtMs: number;
  startedAtMs: number | undefined;
}

/**
 * Makes spans of the events alone: `invoke_agent` for a run, and for a step of one; `plan` and `chat` for what a model writes; `execute_tool`
 * for a call, from the moment it starts, or from when it was planned if it never does.
 */
export function createSpanRecorder({
  tracer,
  model,
  conversationId,
  capturesContent,
  now = Date.now,
}: CreateSpanRecorderOptions): SpanRecorder {
  /** Open spans by their place in the run; a generation of a plan has one for the planning around it. */
  const open = new Map<string, Span>();
  const calls = new Map<string, PlannedCall>();
  let origin = 0;

  const asked: Attributes = model ? { 'gen_ai.request.model': model.name, 'gen_ai.provider.name': model.provider } : {};
  const content = (attributes: Attributes): Attributes => (capturesContent ? attributes : {});
  const begin = (name: string, { spanId, parentId, atMs }: BeginSpanOptions, attributes: Attributes, kind = SpanKind.INTERNAL): void => {
    const parent = parentId === undefined ? undefined : open.get(parentId);
    const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    open.set(spanId, tracer.startSpan(name, { kind, startTime: origin + atMs, attributes }, context));
  };
  const end = (spanId: string, { atMs, attributes = {}, errorType }: EndSpanOptions): void => {
    const span = open.get(spanId);
    if (!span) return;
    open.delete(spanId);
    span.setAttributes(attributes);
    if (errorType !== undefined) {
      span.setAttribute('error.type', errorType);
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end(origin + atMs);
  };
  const endCall = (event: Extract<OrchestratorEvent, { type: 'call-end' }>): void => {
    const { spanId, atMs, call, resolved, outcome } = event;
    const { plannedAtMs, startedAtMs } = calls.get(spanId) ?? { plannedAtMs: atMs, startedAtMs: undefined };
    calls.delete(spanId);
    begin(
      `execute_tool ${call.toolId}`,
      { ...event, atMs: startedAtMs ?? plannedAtMs },
      {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': call.toolId,
        'gen_ai.tool.type': 'function',
        'gen_ai.tool.call.id': call.id,
        'octoweave.call.waited_ms': (startedAtMs ?? atMs) - plannedAtMs,
        'octoweave.call.outcome': outcome.status,
        ...content({
          ...(resolved && { 'gen_ai.tool.call.arguments': JSON.stringify(resolved.arguments) }),
          ...(outcome.status === 'succeeded' && { 'gen_ai.tool.call.result': JSON.stringify(outcome.value) }),
        }),
      },
    );
    end(spanId, { atMs, errorType: errorTypeOf(outcome) });
  };

  return {
    note(event) {
      const { spanId, parentId, atMs } = event;
      switch (event.type) {
        case 'run-start':
          origin = now() - atMs;
          begin(`invoke_agent ${agentName}`, event, {
            'gen_ai.operation.name': 'invoke_agent',
            'gen_ai.agent.name': agentName,
            ...asked,
            ...(conversationId !== undefined && { 'gen_ai.conversation.id': conversationId }),
            'octoweave.run.id': event.runId,
            ...(event.query !== '' && content({ 'gen_ai.input.messages': messages('user', event.query) })),
          });
          return;
        case 'run-end': {
          const { status, answer, figures } = event;
          end(spanId, {
            atMs,
            attributes: {
              'octoweave.run.status': status,
              'octoweave.run.rounds': figures.rounds,
              ...usage(figures),
              ...(answer !== undefined && content({ 'gen_ai.output.messages': messages('assistant', answer) })),
            },
            errorType: status === 'over-budget' ? status : undefined,
          });
          return;
        }
        case 'round-start':
          return begin(`round ${event.roundNumber ?? ''}`, event, { 'octoweave.round.cause': event.cause.type });
        case 'round-end':
          return end(spanId, { atMs, attributes: event.decision ? { 'octoweave.plan.decision': event.decision.type } : {} });
        case 'step-planned':
          return;
        case 'step-start':
          // A second agent carries it on.
          end(spanId, { atMs });
          return begin(`invoke_agent ${event.agentId}`, event, {
            'gen_ai.operation.name': 'invoke_agent',
            'gen_ai.agent.name': event.agentId,
            'octoweave.step.number': event.step.number,
            ...content({ 'gen_ai.input.messages': messages('user', event.step.text) }),
          });
        case 'step-end':
          return end(spanId, { atMs, attributes: { 'octoweave.step.outcome': event.outcome.status } });
        case 'generation-start': {
          const isPlan = event.roundNumber !== undefined && event.stepNumber === undefined;
          const planId = `${spanId}/plan`;
          if (isPlan)
            begin(
              `plan ${agentName}`,
              { spanId: planId, parentId, atMs },
              { 'gen_ai.operation.name': 'plan', 'gen_ai.agent.name': agentName },
            );
          return begin(
            `chat ${model?.name ?? ''}`.trimEnd(),
            { spanId, parentId: isPlan ? planId : parentId, atMs },
            { 'gen_ai.operation.name': 'chat', ...asked, ...usage(event) },
            SpanKind.CLIENT,
          );
        }
        case 'generation-end':
          end(spanId, {
            atMs,
            attributes: { ...usage(event), ...content({ 'gen_ai.output.messages': messages('assistant', event.text) }) },
          });
          return end(`${spanId}/plan`, { atMs });
        case 'call-planned':
          calls.set(spanId, { plannedAtMs: atMs, startedAtMs: undefined });
          return;
        case 'call-start': {
          const planned = calls.get(spanId);
          if (planned) planned.startedAtMs = atMs;
          return;
        }
        case 'call-end':
          return endCall(event);
        case 'question-request':
          return begin('ask person', event, { 'octoweave.question.calls': event.calls.length });
        case 'question-end':
          return end(spanId, { atMs, attributes: { 'octoweave.question.answered': Object.keys(event.answers).length } });
        case 'thought':
        case 'parse-warning':
        case 'approval-request':
        case 'approval-end':
        case 'answer':
        case 'budget-exceeded':
        case 'journal-warning':
          return;
      }
    },
    fail(error) {
      const errorType = isAgentError(error) ? error.code : error instanceof Error ? error.name : 'unknown';
      // The innermost first: a span lies within its parent.
      for (const spanId of [...open.keys()].toReversed()) end(spanId, { atMs: now() - origin, errorType });
      calls.clear();
    },
  };
}

interface BeginSpanOptions {
  readonly spanId: string;
  readonly parentId: string | undefined;
  readonly atMs: number;
}

interface EndSpanOptions {
  readonly atMs: number;
  readonly attributes?: Attributes;
  readonly errorType?: string | undefined;
}

interface UsedTokens {
  readonly promptTokens?: number;
  readonly cachedTokens?: number;
  readonly outputTokens?: number;
}

function usage({ promptTokens, cachedTokens, outputTokens }: UsedTokens): Attributes {
  return {
    ...(promptTokens !== undefined && { 'gen_ai.usage.input_tokens': promptTokens }),
    ...(cachedTokens !== undefined && { 'gen_ai.usage.cache_read.input_tokens': cachedTokens }),
    ...(outputTokens !== undefined && { 'gen_ai.usage.output_tokens': outputTokens }),
  };
}

const messages = (role: 'user' | 'assistant', text: string): string => JSON.stringify([{ role, parts: [{ type: 'text', content: text }] }]);

/** What was denied, left out or asked about is no error of the tool. */
const errorTypeOf = (outcome: ToolOutcome): string | undefined => (outcome.status === 'failed' ? outcome.code : undefined);
