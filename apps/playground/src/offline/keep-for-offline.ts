/**
 * Lets a service worker keep a copy of the page for when there is no network.
 *
 * - Called once everything is here, so that it takes no bandwidth from the first call.
 * - Where the browser has none, or refuses, the page works all the same while there is a network.
 */
export async function keepForOffline(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('service-worker.js');
  } catch (error) {
    console.info('This page is not kept for when there is no network:', error);
  }
}
