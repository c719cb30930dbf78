import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import type { CameraSide, PhotoResolution } from './camera-port.ts';

const cameras = ['front', 'back'] as const;
const resolutions = ['720p', '1080p', '4K'] as const;

export interface TakeAPhotoInput {
  readonly camera: CameraSide;
  readonly resolution: PhotoResolution;
}

const cameraWords: Readonly<Record<CameraSide, readonly string[]>> = {
  front: ['selfie', 'selfie camera', 'front camera', 'front-facing', 'front facing', 'the front', 'of me', 'myself'],
  back: ['rear', 'main', 'rear camera', 'back camera', 'main camera', 'the back', 'the rear'],
};

const resolutionWords: Readonly<Record<PhotoResolution, readonly string[]>> = {
  '720p': ['720', 'hd', 'low', 'small', 'low resolution'],
  '1080p': ['1080', 'full hd', 'fhd', 'medium', 'ten eighty'],
  '4K': ['4k', 'uhd', 'ultra hd', 'four k', 'highest', 'high resolution', 'best', 'large'],
};

export const takeAPhoto: ToolDefinition<TakeAPhotoInput, string> = defineTool({
  name: 'take_a_photo',
  title: 'Take a photo',
  category: 'system',
  summary: 'Take one still picture with a camera of the phone and report where the file was stored.',
  input: z.strictObject({
    camera: z.enum(cameras).meta({ description: 'Which camera to use.', synonyms: cameraWords }).default('back'),
    resolution: z
      .enum(resolutions)
      .meta({ description: 'Picture size to ask the camera for.', synonyms: resolutionWords })
      .default('1080p'),
  }),
  output: z
    .string()
    .describe(
      'Path of the stored picture, e.g. /storage/emulated/0/Pictures/MyApp/IMG_20240310_123456.jpg, or a message starting with "Error:".',
    ),
  effect: 'write',
  resource: 'android.camera',
  examples: [{ query: 'Take a selfie with the front camera', input: { camera: 'front' } }],
});

export const takeAPhotoTool = ({ device }: AndroidToolOptions): Tool<TakeAPhotoInput, string> =>
  implementTool(takeAPhoto, async (request, { signal, reportChange }) => {
    const { id, path } = await device.camera.takePhoto(request, { signal });
    reportChange({ path: `photos.${id}`, from: null, to: { path } });
    return path;
  });
