import { cannotUndo, defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import { lookUpNumber } from '../contacts/look-up-contact.ts';
import { phoneNumberSchema } from '../contacts/phone-number-schema.ts';
import { type Deed, deedSchema } from '../deed.ts';

export interface MakePhoneCallInput {
  readonly phone_number: string;
}

export const makePhoneCall: ToolDefinition<MakePhoneCallInput, Deed> = defineTool({
  name: 'make_phone_call',
  title: 'Make a phone call',
  category: 'system',
  summary: 'Start a phone call to a number at home or abroad.',
  input: z.strictObject({ phone_number: phoneNumberSchema('Number to call, best in E.164 form such as +12345678900.') }),
  output: deedSchema('Whether the call was started.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Call {phone_number}?' },
  resource: 'android.telephony',
  examples: [{ query: 'Call +1 415 555 0132', input: { phone_number: '+14155550132' } }],
});

export const makePhoneCallTool = ({ device }: AndroidToolOptions): Tool<MakePhoneCallInput, Deed> =>
  implementTool(
    makePhoneCall,
    async ({ phone_number: number }, { signal, reportChange }) => {
      const start = await device.telephony.call(number, { signal });
      if (start.status === 'dialler-opened') return { ok: true, detail: `${number} is in the dialler: press call on the phone` };
      reportChange({ path: `calls.${start.id}`, from: null, to: { number } });
      return { ok: true, detail: `calling ${number}` };
    },
    { lookUps: { phone_number: lookUpNumber(device.contacts) }, undo: () => cannotUndo('A call that was made cannot be taken back.') },
  );
