// The process of one contender's one run: it loads the case, runs the contender, and sends what it
// measured. The contender `prepare` makes what all runs of the case share.
import { PeerAbsent } from './import-peer.mjs'

const [caseName, contender, folder, size, prepared] = process.argv.slice(2)

try {
  const { default: benchCase } = await import(`./cases/${caseName}.mjs`)
  const runner = contender === 'prepare' ? benchCase.prepare : benchCase.contenders[contender].run
  const values = await runner({ size: JSON.parse(size), folder, prepared })
  process.send({ values: values ?? {} })
} catch (error) {
  process.send(
    error instanceof PeerAbsent ? { absent: error.message } : { failed: error.stack ?? `${error}` },
  )
}
process.disconnect()
