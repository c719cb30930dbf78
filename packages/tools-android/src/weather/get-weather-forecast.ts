import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { type AndroidToolOptions, requireService } from '../android-tool.ts';

export interface GetWeatherForecastInput {
  readonly location: string;
  readonly days: number;
}

export const getWeatherForecast: ToolDefinition<GetWeatherForecastInput, readonly string[]> = defineTool({
  name: 'get_weather_forecast',
  title: 'Get weather forecast',
  category: 'app',
  summary: 'Give the weather expected at a place for today and, if asked, the days after it.',
  input: z.strictObject({
    location: z.string().min(1).meta({ description: 'Place: a city name, a postal code or another place name.' }),
    days: z.int().min(1).max(16).meta({ description: 'Number of days, counting today.', extractive: true }).default(1),
  }),
  output: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}: .+/u)).describe('One string per day in the form "YYYY-MM-DD: description".'),
  effect: 'read',
  resource: 'android.weather',
  examples: [{ query: 'Will it rain in Kyoto over the next 3 days?', input: { location: 'Kyoto', days: 3 } }],
});

export const getWeatherForecastTool = (options: AndroidToolOptions): Tool<GetWeatherForecastInput, readonly string[]> =>
  implementTool(getWeatherForecast, async (request, { signal }) => {
    const days = await requireService(options, 'weather').forecast(request, { signal });
    return days.slice(0, request.days).map(({ date, description }) => `${date}: ${description}`);
  });
