import type { Command } from 'commander';
import { addOptions, deviceOptions, dryRunOption, jsonOption, onlineHelp, packOption, runOptions } from './options.ts';

/** `octoweave call` */
export function registerCall(program: Command): void {
  const command = program
    .command('call')
    .description('run calls that are written out, without a model; every pack is offered unless --pack names some')
    .argument('[calls...]', 'calls; read from standard input where they are left out or -')
    .option('--json-calls', 'the calls are written as JSON', false);
  addOptions(command, [packOption(), ...deviceOptions(), jsonOption(), dryRunOption(), ...runOptions()])
    .addHelpText(
      'after',
      `${onlineHelp}

Examples:
  $ octoweave call 'vehicle.operate_sunroof("open", 50)'
  $ octoweave call 'android.set_volume(4, "ring"); yelp.search_businesses("ramen", "San Francisco")'
  $ octoweave call --dry-run --driver adb 'android.set_timer_alarm("06:30")'
  $ octoweave call --online 'get_weather_forecast("Leeds")'
  $ octoweave call 'operate_sunroof(action="open", intensity=50); control_wipers("front", "on")'
  $ octoweave call 'set_climate_temperature("driver", " seventy two")'     # a space first: words, not a value
  $ octoweave call --json-calls '[{"tool":"vehicle.operate_sunroof","arguments":{"action":"close"}}]'`,
    )
    .action(async (texts: readonly string[], options) => (await import('../command/call.ts')).call(texts, options));
}
