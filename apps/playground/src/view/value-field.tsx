import type { JsonValue, ToolParameter } from '@octoweave/core';
import type { JSX } from 'preact';
import { asWords, describeValue } from '../run/describe-values.ts';

/** One value of a call, to be changed. */
export interface ValueFieldProps {
  readonly parameter: ToolParameter;
  readonly value: JsonValue | undefined;
  readonly onValue: (value: JsonValue | undefined) => void;
}

/** A list to choose from where the values are known; otherwise a field. What comes of it is checked like any other value. */
export function ValueField({ parameter, value, onValue }: ValueFieldProps): JSX.Element {
  const { name, description, schema, isOptional } = parameter;
  const listed: readonly JsonValue[] = schema.type === 'enumeration' ? schema.values : schema.type === 'boolean' ? [true, false] : [];
  const id = `value-${name}`;
  return (
    <div class="value-field">
      <label for={id} title={description}>
        {asWords(name)}
      </label>
      {listed.length > 0 ? (
        <select
          id={id}
          value={value === undefined ? '' : JSON.stringify(value)}
          onChange={({ currentTarget }) => onValue(currentTarget.value === '' ? undefined : (JSON.parse(currentTarget.value) as JsonValue))}
        >
          {isOptional && <option value="">leave it out</option>}
          {listed.map((choice) => (
            <option key={JSON.stringify(choice)} value={JSON.stringify(choice)}>
              {describeValue(choice)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          inputMode={isNumeric(parameter) ? 'decimal' : 'text'}
          value={Array.isArray(value) ? value.join(', ') : value === undefined ? '' : String(value)}
          onInput={({ currentTarget }) => onValue(readField(currentTarget.value, parameter))}
        />
      )}
    </div>
  );
}

/** What stands in a field; nothing where it is empty and may be left out. */
function readField(text: string, parameter: ToolParameter): JsonValue | undefined {
  const { schema, isOptional } = parameter;
  if (text.trim() === '' && isOptional) return undefined;
  if (isNumeric(parameter)) return text.trim() === '' ? text : Number(text);
  if (schema.type === 'list')
    return text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
  return text;
}

const isNumeric = ({ schema }: ToolParameter): boolean => schema.type === 'integer' || schema.type === 'number';
