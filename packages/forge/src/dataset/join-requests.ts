import type { AnyToolDefinition, JsonValue } from '@octoweave/core';
import type { Frame } from '../corpus/parse-frames.ts';
import type { RandomSource } from '../random-source.ts';
import { joinPieces, type DraftRequest, type RequestPiece } from './draft-request.ts';

/** Joins requests into one, in spoken order; the frame must have a hole for each. */
export function joinRequests(requests: readonly DraftRequest[], frame: Frame): DraftRequest {
  let next = 0;
  const pieces = frame.pieces.flatMap((text, index): readonly RequestPiece[] =>
    index % 2 === 0 ? [{ text, isSurface: false }] : (requests[next++]?.pieces ?? []),
  );
  return {
    pieces: joinPieces(pieces),
    calls: requests.flatMap(({ calls }) => calls),
    phrasedCalls: requests.flatMap(({ phrasedCalls }) => phrasedCalls),
  };
}

/** Joins any number of requests; more than a frame has holes for are joined to two, which are joined in turn. */
export function joinAll(requests: readonly DraftRequest[], connectors: readonly Frame[], random: RandomSource): DraftRequest {
  const [first] = requests;
  if (requests.length === 1 && first) return first;
  if (requests.length >= 3 && random.chance(listShare)) return joinRequests(requests, listFrame(requests, random));
  if (requests.length <= mostHoles) return joinRequests(requests, pickConnector(requests, connectors, random));
  const halves = [requests.slice(0, 2), requests.slice(2)].map((half) => joinAll(half, connectors, random));
  return joinRequests(halves, pickConnector(halves, connectors, random));
}

const mostHoles = 3;
/** How many of three requests or more are said as a list: "windows up, roof shut and lock the doors". */
const listShare = 0.45;

function listFrame(requests: readonly DraftRequest[], random: RandomSource): Frame {
  const size = requests.length;
  const hasOpenText = requests.slice(0, -1).some(({ pieces }) => pieces.at(-1)?.says !== undefined);
  const comma = random.pick([', ', ', ', ', ', '; ', '. ', hasOpenText ? ', ' : ' ']);
  const last = random.pick([' and ', ' and ', ', and ', ' and also ', ', then ', comma]);
  const between = Array.from({ length: size - 1 }, (_, index) => (index === size - 2 ? last : comma));
  const holes = between.flatMap((joint, index) => [`request${index + 1}`, joint]);
  return { group: 'any', pieces: ['', ...holes, `request${size}`, ''] };
}

/** Chooses a connector whose words keep the requests apart; a free text before nothing but a space has no end. */
function pickConnector(requests: readonly DraftRequest[], connectors: readonly Frame[], random: RandomSource): Frame {
  const fitting = connectors.filter(({ pieces }) => (pieces.length - 1) / 2 === requests.length);
  const needsWords = requests.some(({ pieces }, index) => {
    const following = requests[index + 1]?.pieces[0];
    return following !== undefined && (pieces.at(-1)?.says !== undefined || following.says !== undefined);
  });
  const separating = fitting.filter(({ pieces }) => pieces.slice(2, -1).every((text, index) => index % 2 === 1 || text.trim() !== ''));
  return random.pick(needsWords ? separating : fitting);
}

/**
 * Whether two requests of one call each can be meant by one person at one time.
 *
 * - Calls of different tools can.
 * - Two of one tool need different targets, where the target is the first of several required values, or of a tool that only reads.
 */
export function areCompatible(one: DraftRequest, other: DraftRequest): boolean {
  const [call, otherCall] = [one.phrasedCalls[0], other.phrasedCalls[0]];
  if (!call || call.toolId !== otherCall?.toolId) return true;
  const [target, otherTarget] = [targetOf(one), targetOf(other)];
  return hasTarget(call.tool) && target !== undefined && otherTarget !== undefined && target !== otherTarget;
}

/** Whether the first value of a tool says what is acted on: the first of several required ones, or that of a tool that only reads. */
export const hasTarget = ({ effect, parameters }: AnyToolDefinition): boolean =>
  effect === 'read' || (parameters.filter(({ isOptional }) => !isOptional).length > 1 && parameters[0]?.schema.type === 'enumeration');

/** The first value of a request's call where it is one thing and not all of them. */
function targetOf({ calls }: DraftRequest): JsonValue | undefined {
  const target = calls[0]?.arguments[0];
  return target?.type === 'literal' && target.value !== 'all' && target.value !== 'both' ? target.value : undefined;
}
