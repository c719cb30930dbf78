import type { AnyToolDefinition, JsonValue } from '@octoweave/core';

/** The calls of a tool's declared examples as headers of a corpus, each once: numbers and free texts are slots, all else stays as it is. */
export function declareHeaders({ name, parameters, examples }: AnyToolDefinition): readonly string[] {
  const headers = examples.map(({ input }) => {
    const given = parameters.flatMap((parameter) => {
      const value = input[parameter.name];
      if (value === undefined) return [];
      return [`${parameter.name}=${isSaidFreely(parameter.schema.type) ? `{${parameter.name}}` : printLiteral(value)}`];
    });
    return `${name}(${given.join(', ')})`;
  });
  return [...new Set(headers)];
}

const isSaidFreely = (type: string): boolean => type === 'text' || type === 'integer' || type === 'number';

function printLiteral(value: JsonValue): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(printLiteral).join(', ')}]`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'string') return String(value);
  return value.includes("'") ? `"${value}"` : `'${value}'`;
}
