/**
 * What a process does with a store that it shares:
 *
 * - It may write: while it has the store it has it until it closes, and lets others in.
 * - It follows: it only reads, as long as it likes. It has the store while it has a question, and gives it up for
 *   who appends.
 * - It reads, and closes when it has: it gives the store up for who appends, and for nobody else. To look for it
 *   again would cost more than it has left to do.
 */
export type StoreUse = 'write' | 'follow' | 'read'
