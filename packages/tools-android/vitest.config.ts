import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

const isOnPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
const missing = ['adb', 'mksh'].filter((program) => !isOnPath(program));

/** The ADB driver is tested with Debian's adb and Android's shell. CI has both and fails without; elsewhere those tests are left out, and it is said. */
const leavesOutDriver = missing.length > 0 && process.env['CI'] === undefined;
if (leavesOutDriver)
  process.stderr.write(`Tests of the ADB driver are left out: ${missing.join(' and ')} not found. Install them to run these tests.\n`);

export default mergeConfig(shared, defineConfig({ test: leavesOutDriver ? { exclude: ['src/adb/**', 'src/webusb/**'] } : {} }));
