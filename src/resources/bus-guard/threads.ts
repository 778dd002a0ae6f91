/**
 * HAProxy starts a thread for each core of the node, whatever the limits of its container, and each thread keeps buffers. On 64 cores a node guard with 10
 * buses and 100 webhooks used 76 MB when idle, and 17 MB with two threads. All measurements of guards were made with two.
 */
export const THREADS = '  nbthread 2';
