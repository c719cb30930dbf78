import type { AnyToolDefinition } from '@octoweave/core';
import { checkPackAgainstCatalogue, type CatalogueParameter, type CatalogueTool } from '@octoweave/core/testing';
import { describeToolPack } from '@octoweave/core/testing/vitest';
import { describe, expect, it } from 'vitest';
import { implementAll, runServiceTool } from './__fixtures__/run-service-tool.ts';
import { readCatalogue, serviceNames } from './__fixtures__/service-catalogue.ts';
import { implementServicePack, type ServiceName, servicePacks, simulatedServices, type SimulatedServices } from './index.ts';

function definitionOf(service: ServiceName, name: string): AnyToolDefinition {
  const definition = servicePacks[service].definitions.find((candidate) => candidate.name === name);
  if (!definition) throw new Error(`no tool ${name}`);
  return definition;
}

function issuesOf({ input }: AnyToolDefinition, value: unknown): readonly unknown[] {
  const result = input['~standard'].validate(value);
  if (result instanceof Promise) throw new Error('the schema is asynchronous');
  return (result.issues ?? []).map(({ path }) => path);
}

/** The catalogue writes dates and times as patterns; a declaration names their format, so that a normaliser knows them. */
function formatOf(pattern: string | undefined): string | undefined {
  if (pattern?.startsWith(String.raw`^\d{4}-`)) return 'date';
  return pattern?.startsWith(String.raw`^([01]\d|2[0-3]):`) ? 'time' : undefined;
}

/** Numbers and free text are taken as they were said, but for language codes. */
const isExtractive = ({ name, type, enum: values }: CatalogueParameter): boolean =>
  ['integer', 'number', 'string'].includes(type) && !values && name !== 'language';

const asDeclared = (tool: CatalogueTool): CatalogueTool => ({
  ...tool,
  parameters: tool.parameters.map((parameter) => ({
    ...parameter,
    format: formatOf(parameter.pattern),
    extractive: isExtractive(parameter),
  })),
});

/** Texts on both sides of every pattern of the catalogue. */
const samples = ['2027-02-14', '2027-13-01', '27-1-1', '19:30', '24:00', '9:30', 'UA837', 'UA', 'ua837', 'UA83744', 'es', 'spa', 'ES', ''];
/** The day of leaving has to come after the first night too, which is another law. */
const dependent = ['check_out', 'return_date'];

/** What has to be there before the examples: a dish to order, a title to pause. */
const preparations: Readonly<Partial<Record<ServiceName, { readonly tool: string; readonly input: unknown }>>> = {
  doordash: { tool: 'add_dish_to_cart', input: { restaurant_name: 'Lotus Thai', dish_name: 'Spring Rolls' } },
  video_streaming: { tool: 'play_title', input: { title: 'Dark' } },
};

async function prepareServices(service: ServiceName): Promise<SimulatedServices> {
  const services = simulatedServices();
  const preparation = preparations[service];
  if (preparation) await runServiceTool(services, { service, ...preparation });
  return services;
}

for (const service of serviceNames)
  describeToolPack({
    pack: servicePacks[service],
    simulate: async () => {
      const services = await prepareServices(service);
      return { pack: { ...servicePacks[service], tools: implementAll(services)[service] }, device: services[service] };
    },
  });

describe('servicePacks', () => {
  it('has 42 tools in five packs', () => {
    expect(Object.keys(servicePacks)).toEqual(serviceNames);
    expect(Object.values(servicePacks).flatMap(({ definitions }) => definitions)).toHaveLength(42);
  });

  it('is implemented in the order of its declarations', () => {
    const { tools } = implementServicePack('yelp', { device: simulatedServices().yelp });
    expect(tools.map(({ definition }) => definition)).toEqual(servicePacks.yelp.definitions);
  });

  it.each(serviceNames)('has the pack %s of the catalogue', (service) => {
    const catalogue = readCatalogue(service);
    const listed = { ...catalogue, tools: catalogue.tools.map(asDeclared) };
    expect(checkPackAgainstCatalogue(servicePacks[service], listed, { samples, dependent })).toEqual([]);
  });

  it.each(serviceNames)('gives each tool of %s one resource of the service', (service) => {
    for (const { resource } of servicePacks[service].definitions) expect(resource).toMatch(new RegExp(`^${service}\\.[a-z]+$`, 'u'));
  });
});

describe('constraints between parameters', () => {
  it('name the parameter to ask for', () => {
    const stay = { check_in: '2027-05-04', check_out: '2027-05-04' };
    expect(issuesOf(definitionOf('travel', 'search_hotels'), { city: 'Kyoto', ...stay })).toEqual([['check_out']]);
    expect(issuesOf(definitionOf('travel', 'book_hotel'), { hotel_name: 'Hotel Granvia', ...stay })).toEqual([['check_out']]);
    const rental = { pickup_location: 'Osaka airport', pickup_date: '2027-05-08' };
    expect(issuesOf(definitionOf('travel', 'rent_car'), { ...rental, return_date: '2027-05-07' })).toEqual([['return_date']]);
    expect(issuesOf(definitionOf('travel', 'rent_car'), { ...rental, return_date: '2027-05-08' })).toEqual([]);
  });
});
