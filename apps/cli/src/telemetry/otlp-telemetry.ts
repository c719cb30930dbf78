import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, NodeTracerProvider, type NodeTracerConfig, type SpanExporter } from '@opentelemetry/sdk-trace-node';
import type { CommandEvent } from '../presentation/command-event.ts';
import { createSpanRecorder } from './span-recorder.ts';
import type { RunTelemetry, StartTelemetryOptions } from './start-telemetry.ts';
import { createAgentTrace } from './trace-agent-event.ts';

/** Nobody waits longer for spans to be taken. */
const longestWaitMs = 5000;

/** Sends spans by OTLP over HTTP, as JSON; address, headers and limits are the variables of OpenTelemetry. */
export function createOtlpTelemetry({ environment = {}, ...options }: StartTelemetryOptions): RunTelemetry {
  let failure: string | undefined;
  const exporter = new OTLPTraceExporter();
  const watched: SpanExporter = {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error) failure = result.error.message;
        done(result);
      }),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  };
  const provider = new NodeTracerProvider({ resource: resourceOf(environment), spanProcessors: [new BatchSpanProcessor(watched)] });
  const recorder = createSpanRecorder({
    tracer: provider.getTracer('@octoweave/cli'),
    capturesContent: environment['OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT']?.toLowerCase() === 'true',
    ...options,
  });
  const place = createAgentTrace(randomUUID);
  return {
    note: (event: CommandEvent) => {
      if ('spanId' in event) recorder.note(event);
      else if (event.type !== 'call-preview') recorder.note(place(event));
    },
    fail: recorder.fail,
    async end() {
      const sent = provider.shutdown().catch((error: unknown) => {
        failure = error instanceof Error ? error.message : String(error);
      });
      const isLate = await Promise.race([sent, setTimeout(longestWaitMs, true, { ref: false })]);
      if (isLate) failure ??= `nobody took them within ${longestWaitMs / 1000} s`;
      if (failure !== undefined)
        process.stderr.write(`octoweave: Traces could not be sent: ${failure}. Check OTEL_EXPORTER_OTLP_ENDPOINT.\n`);
    },
  };
}

/** Who sends them: `OTEL_SERVICE_NAME`, and `OTEL_RESOURCE_ATTRIBUTES` as `key=value` joined by commas. */
function resourceOf(environment: Readonly<Record<string, string | undefined>>): NonNullable<NodeTracerConfig['resource']> {
  const { OTEL_SERVICE_NAME: service, OTEL_RESOURCE_ATTRIBUTES: written = '' } = environment;
  const pairs = written.split(',').flatMap((pair) => {
    const [name, ...value] = pair.split('=');
    return name && value.length > 0 ? [[name.trim(), decodeURIComponent(value.join('=').trim())] as const] : [];
  });
  const attributes = { 'service.name': 'octoweave', ...Object.fromEntries(pairs), ...(service && { 'service.name': service }) };
  const resource: NonNullable<NodeTracerConfig['resource']> = {
    attributes,
    getRawAttributes: () => Object.entries(attributes),
    merge: () => resource,
  };
  return resource;
}
