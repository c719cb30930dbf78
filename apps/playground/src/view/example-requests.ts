import type { DevicePack } from '../model/trained-packs.ts';

/** Something to say, for whoever does not know what to. */
export interface ExampleRequest {
  readonly text: string;
  /** Devices it needs. */
  readonly packs: readonly DevicePack[];
}

const examples: readonly ExampleRequest[] = [
  { text: 'open the sunroof halfway', packs: ['vehicle'] },
  { text: "it's freezing back there, and warm up my seat", packs: ['vehicle'] },
  { text: 'unlock the doors', packs: ['vehicle'] },
  { text: 'text Mom that I am running late', packs: ['android'] },
  { text: 'wake me up at quarter past six', packs: ['android'] },
  { text: 'turn on the headlights and the rear defroster', packs: ['vehicle'] },
  { text: 'make the ambient lighting blue', packs: ['vehicle'] },
  { text: 'what will the weather be in Lisbon this week', packs: ['android'] },
  { text: 'fold the mirrors', packs: ['vehicle'] },
  { text: 'open the trunk', packs: ['vehicle'] },
  { text: 'roll down the window', packs: ['vehicle'] },
  { text: 'set the thermostat to 70', packs: ['android'] },
  { text: 'start charging', packs: ['vehicle'] },
];

/** Requests that these devices can serve. */
export const exampleRequests = (packs: readonly DevicePack[]): readonly string[] =>
  examples.filter((example) => example.packs.every((pack) => packs.includes(pack))).map(({ text }) => text);
