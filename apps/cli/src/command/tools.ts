import {
  describeSchema,
  toolId,
  type AnyToolDefinition,
  type ToolConfirmation,
  type ToolId,
  type ToolPack,
  type ToolParameter,
} from '@octoweave/core';
import { embeddedModelIds, embeddedModelManifest } from '@octoweave/models';
import { declarePacks, defaultPacks, findPacks, knownPacks } from '../compose/pack/known-packs.ts';
import { printCall } from '../presentation/print-call.ts';
import { quoteForShell } from '../presentation/quote-for-shell.ts';
import { createPaint, type Paint } from '../presentation/paint.ts';
import { UsageError } from '../usage-error.ts';

/** Options of `octoweave tools`. */
export interface ToolsOptions {
  /** Names of packs; that of the embedded model where none is named, and every one where a tool is. */
  readonly pack: readonly string[];
  readonly json: boolean;
}

/** A tool and what it is called. */
export interface NamedTool {
  readonly id: ToolId;
  readonly definition: AnyToolDefinition;
}

/** Lists the tools of packs, or shows one. @throws {UsageError} for a name that is no tool. */
export async function tools(name: string | undefined, { pack, json }: ToolsOptions): Promise<void> {
  const packs = await declarePacks(await findPacks(pack, name === undefined ? undefined : knownPacks));
  const all = namedTools(packs);
  const chosen = all.filter(({ id, definition }) => name === undefined || name === definition.name || name === id);
  if (chosen.length === 0)
    throw new UsageError(
      `There is no tool "${name}" in ${packs.map((one) => one.name).join(', ')}. \`octoweave tools --pack NAME\` lists those of a pack.`,
    );
  if (json) {
    process.stdout.write(`${JSON.stringify(chosen.map(toJson), undefined, 2)}\n`);
    return;
  }
  const paint = createPaint(process.stdout);
  process.stdout.write(
    name === undefined
      ? listTools(chosen, { paint, isQualified: packs.length > 1 })
      : chosen.map((tool) => showTool(tool, paint)).join('\n'),
  );
}

/** The tools of packs, in their order. */
export function namedTools(packs: readonly ToolPack[]): readonly NamedTool[] {
  return packs.flatMap((pack) => pack.definitions.map((definition) => ({ id: toolId(pack.name, definition.name), definition })));
}

/** How tools are listed. */
export interface ListToolsOptions {
  readonly paint: Paint;
  /** Whether packs are named with their tools. */
  readonly isQualified: boolean;
}

/** One line a tool. */
export function listTools(listed: readonly NamedTool[], { paint, isQualified }: ListToolsOptions): string {
  const rows = listed.map(({ id, definition }) => ({ label: isQualified ? id : definition.name, summary: definition.summary }));
  const columns = Math.max(...rows.map(({ label }) => label.length)) + 2;
  return rows.map(({ label, summary }) => `${paint.tool(label)}${' '.repeat(columns - label.length)}${summary}\n`).join('');
}

function showTool({ id, definition }: NamedTool, paint: Paint): string {
  const { name, summary, parameters, effect, confirmation, examples } = definition;
  const pack = id.slice(0, -name.length - 1);
  const columns = Math.max(0, ...parameters.map((parameter) => parameter.name.length)) + 2;
  const isModelled = embeddedModelIds.some((model) => embeddedModelManifest(model).tokens.some(({ toolId }) => toolId === id));
  const isDefault = defaultPacks.some((known) => known.name === pack);
  return [
    `${paint.tool(name)}(${parameters.map(signatureOf).join(', ')})`,
    `  ${summary} (pack ${pack})`,
    '',
    ...parameters.map((parameter) => `  ${parameter.name.padEnd(columns)}${describeParameter(parameter)}`),
    '',
    `  Effect: ${effect}. ${confirmation.policy === 'never' ? 'Runs without asking.' : `Asks first${confirmation.policy === 'when' ? ` when ${describeWhen(confirmation.when)}` : ''}.`}`,
    ...examples.map(
      (example) =>
        `  ${paint.quiet(isModelled ? `octoweave run ${isDefault ? '' : `--pack ${pack} `}"${example.query}"` : `octoweave call ${quoteForShell(printCall(id, example.input))}`)}`,
    ),
    '',
  ].join('\n');
}

const signatureOf = ({ name, isOptional }: ToolParameter): string => `${name}${isOptional ? '?' : ''}`;

function describeParameter({ description, schema, unit, defaultValue }: ToolParameter): string {
  const fallback = defaultValue === undefined ? '' : ` Default ${String(defaultValue)}.`;
  return `${description}${fallback} [${describeSchema(schema)}${unit === undefined ? '' : ` ${unit}`}]`;
}

function describeWhen(when: Extract<ToolConfirmation, { policy: 'when' }>['when']): string {
  return Object.entries(when)
    .map(([name, values]) => (values === 'non-empty' ? `${name} is given` : `${name} is ${values.map(String).join(' or ')}`))
    .join(' and ');
}

function toJson({ id, definition }: NamedTool): object {
  const { name, title, summary, category, parameters, effect, confirmation, isIdempotent, resource, examples } = definition;
  return { id, name, title, summary, category, parameters, effect, confirmation, isIdempotent, resource, examples };
}
