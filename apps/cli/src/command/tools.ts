import { describeSchema, type AnyToolDefinition, type ToolConfirmation, type ToolParameter } from '@octoweave/core';
import { findPack } from '../compose/resolve-pack.ts';
import { createPaint, type Paint } from '../presentation/paint.ts';
import { UsageError } from '../usage-error.ts';

/** Options of `octoweave tools`. */
export interface ToolsOptions {
  readonly pack: string;
  readonly json: boolean;
}

/** Lists the tools of a pack, or shows one. @throws {UsageError} for a name that is no tool. */
export async function tools(name: string | undefined, { pack: packName, json }: ToolsOptions): Promise<void> {
  const { definitions } = findPack(packName);
  const chosen = name === undefined ? definitions : definitions.filter((definition) => definition.name === name);
  if (chosen.length === 0) throw new UsageError(`The pack ${packName} has no tool "${name}". \`octoweave tools\` lists them.`);
  if (json) {
    process.stdout.write(`${JSON.stringify(chosen.map(toJson), undefined, 2)}\n`);
    return;
  }
  const paint = createPaint(process.stdout);
  process.stdout.write(name === undefined ? listTools(chosen, paint) : chosen.map((definition) => showTool(definition, paint)).join(''));
}

function listTools(definitions: readonly AnyToolDefinition[], paint: Paint): string {
  const columns = Math.max(...definitions.map(({ name }) => name.length)) + 2;
  return definitions.map(({ name, summary }) => `${paint.tool(name)}${' '.repeat(columns - name.length)}${summary}\n`).join('');
}

function showTool(definition: AnyToolDefinition, paint: Paint): string {
  const { name, summary, parameters, effect, confirmation, examples } = definition;
  return [
    `${paint.tool(name)}(${parameters.map(signatureOf).join(', ')})`,
    `  ${summary}`,
    '',
    ...parameters.map((parameter) => `  ${parameter.name.padEnd(16)}${describeParameter(parameter)}`),
    '',
    `  Effect: ${effect}. ${confirmation.policy === 'never' ? 'Runs without asking.' : `Asks first${confirmation.policy === 'when' ? ` when ${describeWhen(confirmation.when)}` : ''}.`}`,
    ...examples.map(({ query }) => `  ${paint.quiet(`octoweave run "${query}"`)}`),
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

function toJson({
  name,
  title,
  summary,
  category,
  parameters,
  effect,
  confirmation,
  isIdempotent,
  resource,
  examples,
}: AnyToolDefinition): object {
  return { name, title, summary, category, parameters, effect, confirmation, isIdempotent, resource, examples };
}
