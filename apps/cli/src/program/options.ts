import { InvalidArgumentError, Option, type Command } from 'commander';
import { plannerNames, type PlannerName, type PlanOption } from '../planner-name.ts';

/** Options that several commands take; each is made anew, since commander keeps state in them. */
export const packOption = (): Option =>
  listOption(
    '--pack <names>',
    'packs to offer: vehicle, android, macos, yelp, doordash, ecommerce, video_streaming, travel, or the path of your own',
  );
export const modelOption = (): Option => new Option('--model <file>', 'a GGUF file; the embedded model if left out');
/** Which model is asked, here or elsewhere. */
export const modelOptions = (): readonly Option[] => [
  new Option('--model <file|name>', 'a GGUF file, or a model that was pulled; the embedded model if left out'),
  ...serverOptions(),
];
/** A model that is elsewhere. */
export const serverOptions = (): readonly Option[] => [
  new Option('--server <url>', 'ask the model of an OpenAI-compatible server instead (OCTOWEAVE_API_KEY)'),
  new Option('--server-model <name>', 'which model of the server; the only one if left out'),
];
export const planOption = (): Option =>
  new Option(
    '--plan [planner]',
    `plan first, with ${plannerNames.join(', ')}; with what the model was made for if no planner is named`,
  ).argParser(readPlanner);
export const plannerOption = (): Option =>
  new Option('--planner <planner>', 'who plans; what the model was made for if left out').choices(plannerNames);
export const jsonOption = (): Option => new Option('--json', 'machine-readable output').default(false);

export const stateOption = (): Option =>
  new Option(
    '--state <[pack=]preset|file>',
    'what a simulated device starts as: a JSON file, or parked, idling, moving for the car; may be repeated',
  )
    .default([])
    .argParser((state: string, before: readonly string[]) => [...before, state]);

/** Which devices are acted on, how they are reached, and what simulated ones start as. */
export const deviceOptions = (): readonly Option[] => [
  listOption(
    '--driver <names>',
    'how devices are reached: simulator, adb (android), osascript (macos), viss (vehicle); simulator if left out',
  ),
  new Option('--adb-serial <serial>', 'which phone of the adb server, as `adb devices` prints it; the only one if left out'),
  new Option('--adb-host <host:port>', 'where the adb server is; 127.0.0.1:5037 if left out').argParser(readAddress),
  new Option('--adb-address <host:port>', 'a phone that listens for debugging itself, without an adb server').argParser(readAddress),
  new Option('--viss-url <url>', 'where the car is; ws://127.0.0.1:8090 if left out (VISS_ACCESS_TOKEN)'),
  stateOption(),
  new Option('--online', 'let tools ask real services; see below which').default(false),
];

/** Who consents to what, and where it is recorded. */
export const runOptions = (): readonly Option[] => [
  new Option('--yes', 'consent to calls that write; sensitive ones are asked for all the same').default(false),
  listOption('--approve-sensitive <tools>', 'tools that may run without asking'),
  new Option('--journal <file>', 'where to record what is done (OCTOWEAVE_JOURNAL); in the state directory if left out'),
  new Option('--no-journal', 'keep no record'),
];
export const dryRunOption = (): Option =>
  new Option('--dry-run', 'show the calls with their values and what they would send, and run none').default(false);

/** Text for `--help` of commands that take `deviceOptions`. */
export const onlineHelp = `
--online asks Open-Meteo (weather) and GDELT (news). It asks these where their variables are set, and makes nothing up where they are not:
  YOUTUBE_API_KEY                              videos
  GOOGLE_ROUTES_API_KEY                        routes
  HOME_ASSISTANT_URL, HOME_ASSISTANT_TOKEN     the home, with the entities HOME_ASSISTANT_THERMOSTAT, HOME_ASSISTANT_DOOR,
                                               HOME_ASSISTANT_DISPLAY, HOME_ASSISTANT_SMOKE, HOME_ASSISTANT_CARBON_MONOXIDE,
                                               HOME_ASSISTANT_SMOKE_BATTERY; HOME_ASSISTANT_SCALE is C or F
  ZOOM_ACCESS_TOKEN                            Zoom meetings
Without --online no tool uses the network: simulated devices bring simulated services, real ones have none.`;

/** Text for `--help` of commands that take `planOption`. */
export const planHelp = `
Planners:
  split      the model splits the request into steps in words, and makes calls of each; octoweave's own models, where they were trained to
  calls      it makes calls of the whole request at once; octoweave's own models
  compiler   it writes calls that refer to each other's results; models that follow instructions, of --model or --server
  json       it writes JSON tool calls; the same models`;

/** Adds options in their order. */
export function addOptions(command: Command, options: readonly Option[]): Command {
  for (const option of options) command.addOption(option);
  return command;
}

/** Reads a number from `minimum`. @throws {InvalidArgumentError} */
export const readCount =
  (minimum: number) =>
  (text: string): number => {
    if (!/^\d{1,9}$/u.test(text) || Number(text) < minimum) throw new InvalidArgumentError(`It takes a number from ${minimum}.`);
    return Number(text);
  };

/** A request that stands right behind `--plan`. */
interface SaidAfterPlan {
  readonly said: string;
}

/** A planner by its name; a sentence is what is said, since no planner is called that. @throws {InvalidArgumentError} */
function readPlanner(text: string): PlannerName | SaidAfterPlan {
  const planner = plannerNames.find((name) => name === text);
  if (planner) return planner;
  if (/\s/u.test(text)) return { said: text };
  throw new InvalidArgumentError(`It takes ${plannerNames.join(', ')}, or nothing.`);
}

/** The words of a request and its planner, where the request may stand right behind `--plan`. */
export function separatePlan(
  words: readonly string[],
  plan: PlanOption | SaidAfterPlan | undefined,
): { readonly words: readonly string[]; readonly plan: PlanOption | undefined } {
  return typeof plan === 'object' ? { words: [plan.said, ...words], plan: true } : { words, plan };
}

/** An option that takes several names. */
export function listOption(flags: string, description: string): Option {
  return new Option(flags, `${description}; joined by commas, or repeated`)
    .default([])
    .argParser((names: string, before: readonly string[]) => [...before, ...names.split(',').filter((name) => name !== '')]);
}

/** A host, and a port where one is named: `127.0.0.1:5037`, `[::1]:5555`. */
function readAddress(text: string): { readonly host: string; readonly port: number | undefined } {
  const [, bracketed, plain, port] = /^(?:\[([\da-f:.]+)\]|([^\s:/[\]]+))(?::(\d{1,5}))?$/iu.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || Number(port ?? 1) > 65_535)
    throw new InvalidArgumentError('It takes a host and a port, such as 127.0.0.1:5555.');
  return { host, port: port === undefined ? undefined : Number(port) };
}
