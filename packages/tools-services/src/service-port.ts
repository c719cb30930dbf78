import type { DeviceChange } from '@octoweave/core';

/** How long an operation may go on. */
export interface ServiceCallOptions {
  /** Rejects the operation with the signal's reason, unless the service has taken it already. */
  readonly signal?: AbortSignal | undefined;
}

/** What a service answered, and what of it is different now. */
export interface ServiceAnswer<Result> {
  readonly result: Result;
  /** Every value the operation changed; empty where it only looked. */
  readonly changes: readonly DeviceChange[];
}

/** One thing a service can be asked for: what it is given and what it gives back. Types only, never a value. */
export interface Operation<Request, Result> {
  readonly request: Request;
  readonly result: Result;
}

/** Operations by name. */
export type Operations<All> = Readonly<Record<keyof All, Operation<unknown, unknown>>>;

/**
 * A web service as its operations: the port its tools are written against. A request has the names of the tool's parameters.
 *
 * - An operation rejects with a `ToolFailure` where the service refuses, with a `ToolNeedsInput` where it knows several things by what was
 *   said, and with the abort reason where it was aborted. It has changed nothing then.
 * - An operation whose name begins with `preview` changes nothing.
 * - Operations are handed on by themselves, so an implementation must not need `this`.
 */
export type ServicePort<All extends Operations<All>> = {
  readonly [Name in keyof All]: (
    request: All[Name]['request'],
    options?: ServiceCallOptions,
  ) => Promise<ServiceAnswer<All[Name]['result']>>;
};
