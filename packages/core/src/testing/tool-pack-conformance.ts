import type { ImplementedToolPack, ToolPack } from '../tool/tool-pack.ts';
import { declarationLaws } from './declaration-laws.ts';
import { deviceLaws } from './device-laws.ts';
import { preparationLaws } from './preparation-laws.ts';
import { undoLaws } from './undo-laws.ts';

/** What the kit asks of a simulator. */
export interface ConformanceDevice {
  /** The state at this moment, as plain JSON. */
  snapshot(): unknown;
  /** Equal for equal states. */
  hash(): string;
}

/** A pack and the simulated device its tools run on. */
export interface SimulatedToolPack {
  readonly pack: ImplementedToolPack;
  readonly device: ConformanceDevice;
}

/** What a pack brings to the kit. */
export interface ToolPackConformanceSubject {
  readonly pack: ToolPack;
  /** The pack on a new device, always in the same state; the examples of the declarations are run on it. @defaultValue only declarations are checked */
  readonly simulate?: (() => SimulatedToolPack | Promise<SimulatedToolPack>) | undefined;
}

/** One law and how it is checked. Data, so that Vitest runs it in Node and in browsers, and an app on a phone. */
export interface ToolPackConformanceCase {
  readonly law: string;
  /** Whether the law is about what the subject has. */
  readonly applies: (subject: ToolPackConformanceSubject) => boolean;
  /** @throws {ConformanceFailure} naming every tool for which the law does not hold. */
  readonly check: (subject: ToolPackConformanceSubject) => Promise<void>;
}

/** The laws of `ToolPack` and `ImplementedToolPack`. A pack can be offered to an agent once all that apply hold. */
export const toolPackConformance: readonly ToolPackConformanceCase[] = [...declarationLaws, ...preparationLaws, ...deviceLaws, ...undoLaws];
