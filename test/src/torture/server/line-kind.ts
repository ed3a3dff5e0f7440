import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../random.js'
import type { Round, TortureKind } from '../torture-kind.js'
import { Line, type Way } from './line.js'
import { ServedGroup } from './served-group.js'

const clients = 2
const troublesMin = 6
const troublesMax = 16
const ways: readonly [Way, Way] = ['what clients ask', 'what the server answers']
/** A trouble that needs bytes to go has come by then, or does not. */
const patienceMs = 2_000

/**
 * Breaks the connections between a server and the processes that log to it, after any byte, refuses new
 * ones, and lets them say nothing. Nothing that was on its way is lost, doubled or taken for another.
 */
export const lineKind: TortureKind = {
  name: 'line',
  about: 'connections to a server that break after any byte, are refused, or fall silent',
  absent: () => undefined,
  run: async (random, round) => {
    const group = await ServedGroup.begin(round.folder, random)
    const line = await Line.to(group.port)
    try {
      group.door = line.port
      await group.fill(clients)
      const troubles = troublesMin + random.below(troublesMax - troublesMin)
      for (let i = 0; i < troubles && (i === 0 || !round.isOver()); i++) {
        await wait(random.unit() * 150)
        await makeTrouble(line, random, round)
      }
      for (const member of group.members) await group.kill(member)
      await group.end()
    } finally {
      line.close()
      await group.discard()
    }
  },
}

async function makeTrouble(line: Line, random: Random, { count }: Round): Promise<void> {
  const trouble = random.below(4)
  if (trouble < 2) {
    const way = random.pick(ways)
    // In the first bytes of a connection, of a message, or in the midst of much.
    const bytes = 1 + random.below(random.pick([30, 1_000, 50_000]))
    if (random.below(3) === 0) line.breakAll()
    const cut = line.cutAfter(way, bytes).then(() => count(`cut within ${way}`))
    return void (await Promise.race([cut, wait(patienceMs, undefined, { ref: false })]))
  }
  if (trouble === 2) {
    line.isClosed = true
    line.breakAll()
    await wait(random.unit() * 500)
    line.isClosed = false
    return count('refused for a while')
  }
  line.isSilent = true
  await wait(random.unit() * 1_000)
  if (random.below(2) === 0) line.breakAll()
  line.isSilent = false
  count('silent for a while')
}
