import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../random.js'
import type { Round, TortureKind } from '../torture-kind.js'
import { ServedGroup } from './served-group.js'

const clientsMin = 2
const clientsMax = 4
const strikesMin = 4
const strikesMax = 9
/** A server comes back at once, or so late that clients have filled spools. */
const awayShortMs = 20
const awayLongMs = 700
/** What opening takes, about. */
const openingMs = 500
/** A small spool is sent before anybody tells of it. */
const patienceMs = 1_000

/** Who is struck. */
type Aim =
  | 'server'
  | 'client'
  | 'server, as spools are sent to it'
  | 'server, as it opens'
  | 'all at once'
/** In turn, so that the first ones are tried however little time there is. */
const aims: readonly Aim[] = [
  ...(['server', 'server, as spools are sent to it', 'client'] as const),
  ...(['all at once', 'server, as it opens'] as const),
]

/**
 * Kills a server and processes that log to it, which go on into spools. In the end all that any of them
 * was told to be on disk, there or in a spool, is in the server's store once and in order.
 */
export const serverKind: TortureKind = {
  name: 'server',
  about: 'SIGKILL of a server, of clients that log to it with spools, and of all at once',
  kills: true,
  absent: () => undefined,
  run: async (random, round) => {
    const group = await ServedGroup.begin(round.folder, random)
    try {
      const clients = clientsMin + random.below(clientsMax - clientsMin)
      const strikes = strikesMin + random.below(strikesMax - strikesMin)
      for (let i = 0; i < strikes && (i === 0 || !round.isOver()); i++) {
        await group.fill(clients)
        await wait(random.unit() * 100)
        await strike(group, aims[i % aims.length] ?? 'server', random, round)
      }
      for (const member of group.members) round.count(await group.kill(member))
      await group.end()
    } finally {
      await group.discard()
    }
  },
}

async function strike(
  group: ServedGroup,
  aim: Aim,
  random: Random,
  { count }: Round,
): Promise<void> {
  const [first] = group.members
  const isOnlyClient = aim === 'client' && random.below(2) === 0
  if (isOnlyClient && first !== undefined) return count(await group.kill(first))
  count(await group.killServer())
  if (aim === 'all at once') {
    for (const place of await Promise.all(group.members.map((one) => group.kill(one)))) count(place)
  } else {
    const isLong = aim === 'server, as spools are sent to it' || random.below(2) === 0
    await wait(random.unit() * (isLong ? awayLongMs : awayShortMs))
  }
  // It has something in its spool by now.
  if (aim === 'client' && first !== undefined) count(await group.kill(first))
  group.start()
  if (aim === 'server, as it opens') {
    await wait(random.unit() * openingMs)
    count(await group.killServer())
    group.start()
  } else if (aim === 'server, as spools are sent to it') {
    await group.served()
    await group.sending(patienceMs)
    await wait(random.unit() * 20)
    count(await group.killServer())
    group.start()
  }
  await group.served()
}
