import type { PortOptions } from '../port-options.ts';

export type CameraSide = 'front' | 'back';
export type PhotoResolution = '720p' | '1080p' | '4K';

/** How a photo is to be taken. */
export interface PhotoRequest {
  readonly camera: CameraSide;
  /** A wish: not every way to a camera can set it. */
  readonly resolution: PhotoResolution;
}

/** A photo that was stored. */
export interface StoredPhoto {
  readonly id: string;
  readonly path: string;
}

/** The cameras of a phone. */
export interface CameraPort {
  takePhoto(request: PhotoRequest, options?: PortOptions): Promise<StoredPhoto>;
}
