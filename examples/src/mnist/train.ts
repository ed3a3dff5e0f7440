import { setImmediate as turn } from 'node:timers/promises'
import type { TrackClient, Trial } from '@track/client'
import type { Digits } from './digits.js'
import { Network } from './network.js'

const PIXELS = 28 * 28

/** What differs from trial to trial, and what does not. */
export interface Hyperparameters {
  readonly lr: number
  readonly hidden: number
  readonly momentum: number
  readonly batch_size: number
  readonly epochs: number
  readonly seed: number
}

/** Trains one network as a trial of the client's group; resolves to the trial and its accuracy. */
export async function train(
  client: TrackClient,
  digits: Digits,
  parameters: Hyperparameters,
): Promise<{ trial: Trial; accuracy: number }> {
  const { lr, hidden, momentum, batch_size, epochs, seed } = parameters
  const { images, labels } = digits.train
  const network = new Network({ sizes: [PIXELS, hidden, 10], learningRate: lr, momentum, seed })

  const trial = await client.newTrial({ name: 'mnist', description: 'a perceptron on digits' })
  trial.logArguments(parameters)
  trial.logMetadata({ digits: labels.length, node: process.version })

  const accuracy = await trial.run(async () => {
    let step = 0
    for (let epoch = 0; epoch < epochs; epoch++) {
      let loss = 0
      for (let from = 0; from < labels.length; from += batch_size) {
        using _ = trial.chrono('batch_time')
        const to = Math.min(from + batch_size, labels.length)
        const batch_loss = network.trainBatch(
          images.subarray(from * PIXELS, to * PIXELS),
          labels.subarray(from, to),
        )
        loss += batch_loss * (to - from)
        trial.logMetrics({ batch_loss }, { step: step++ })
        if (step % 20 === 0) await turn() // lets the live lines be drawn
      }
      trial.logMetrics({ epoch_loss: loss / labels.length }, { step: epoch })
    }
    const heldOut = network.accuracy(digits.heldOut.images, digits.heldOut.labels)
    trial.logMetrics({ accuracy: heldOut })
    return heldOut
  })
  return { trial, accuracy }
}

/** The batches that a trial with these parameters takes. */
export function stepsOf({ batch_size, epochs }: Hyperparameters, digits: number): number {
  return epochs * Math.ceil(digits / batch_size)
}
