import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ViewReader } from '@track/projections'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { gpuNumbers } from './gpu-numbers.js'
import { SystemFeed } from './system-feed.js'
import type { SystemSample } from './system-sample.js'
import { memoryClient } from './testing/memory-client.js'
import { runProgram } from './testing/run-program.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

const ofProcess = ['process.cpuPercent', 'process.memoryBytes']
const ofMachine = ['system.cpuPercent', 'system.memoryBytes']

/** Puts a program of that name first on the path. */
function onPath(name: string, script: string): void {
  const folder = temporaryFolder()
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, name), 0o755)
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
}

describe('a trial that runs', () => {
  it('has system numbers of its own, beside its metrics of the same name', async () => {
    vi.stubEnv('TRACK_SYSTEM_METRICS', '')
    const client = new TrackClient('memory:')
    onTestFinished(() => {
      vi.unstubAllEnvs()
      return client.close()
    })
    const trial = await client.newTrial({ name: 'short', parameters: {} })
    await trial.run(() => trial.logMetrics({ 'process.memoryBytes': 1 }))
    const { metrics, system } = await client.report({ full: true, print: false })
    expect(metrics).toEqual({ 'process.memoryBytes': [1] })
    expect(Object.keys(system ?? {})).toEqual(expect.arrayContaining(ofProcess))
    const [[time, bytes] = []] = Object.entries(system?.['process.memoryBytes'] ?? {})
    expect(new Date(String(time)).toISOString()).toBe(time)
    expect(bytes).toBeGreaterThan(1 << 20)
    expect(await client.report({ print: false })).not.toHaveProperty('system')
    const view = await trial.view()
    expect(view.system.get('process.memoryBytes')?.count).toBe(1)
    expect(view.asOf?.streamRevision).toBe(4)
  })

  it.each(['the option', 'the environment'])('has none where %s says so', async (how) => {
    vi.stubEnv('TRACK_SYSTEM_METRICS', how === 'the option' ? '1' : '0')
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const client = new TrackClient('memory:', how === 'the option' ? { systemMetrics: false } : {})
    const trial = await client.newTrial({ name: 'none', parameters: {} })
    await trial.run(() => {})
    expect((await trial.view()).system.size).toBe(0)
    await client.close()
  })

  it('refuses an option that is neither true nor false', () => {
    const options = { systemMetrics: 1 as never }
    expect(() => new TrackClient('memory:', options)).toThrow(/systemMetrics is true or false/)
    expect(memoryClient().uri).toBe('memory:')
  })

  it('that never yields and ends by process.exit has a sample, and no thread was needed', async () => {
    const store = join(temporaryFolder(), 'store')
    vi.stubEnv('TRACK_SYSTEM_METRICS', '1')
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const program = new URL('./testing/log-with-system.js', import.meta.url)
    expect(runProgram(program, [`file:${store}`, '0'])).toMatchObject({ code: 0, stderr: '' })
    const client = new TrackClient(`file:${store}`)
    onTestFinished(() => client.close())
    const [found] = await client.trials()
    const { system } = await new ViewReader(client.log).trial(found?.id ?? '')
    expect([...system.keys()].slice(0, 2)).toEqual(ofProcess)
    expect(system.get('process.memoryBytes')?.count).toBe(1)
  })
})

describe('a feed', () => {
  function samplesOf(feed: SystemFeed): {
    readonly samples: SystemSample[]
    readonly end: () => void
  } {
    const samples: SystemSample[] = []
    const end = feed.listen((sample) => samples.push(sample))
    onTestFinished(end)
    return { samples, end }
  }

  function sampleWith(samples: readonly SystemSample[], name: string): number | undefined {
    for (const { names, values } of samples) {
      if (names.includes(name)) return values[names.indexOf(name)]
    }
    return undefined
  }

  it('samples in a thread of its own as long as somebody listens', async () => {
    const { samples, end } = samplesOf(new SystemFeed(50))
    await vi.waitFor(() => expect(samples.length).toBeGreaterThan(2), { timeout: 20_000 })
    end()
    const told = samples.length
    for (const name of [...ofProcess, ...ofMachine, 'eventLoop.delayMeanMs']) {
      expect(sampleWith(samples, name)).toBeGreaterThanOrEqual(0)
    }
    const later = samplesOf(new SystemFeed())
    later.end()
    expect(later.samples).toHaveLength(1)
    expect(samples).toHaveLength(told)
  })

  it('is heard by a loop that never yields, and looks', () => {
    const feed = new SystemFeed(50)
    const { samples } = samplesOf(feed)
    const cell = new Int32Array(new SharedArrayBuffer(4))
    for (let i = 0; i < 400 && samples.length < 2; i++) {
      Atomics.wait(cell, 0, 0, 50)
      feed.look()
    }
    expect(samples.length).toBeGreaterThanOrEqual(2)
    expect(samples[0]?.names).toEqual(expect.arrayContaining([...ofProcess, ...ofMachine]))
    expect((samples[1]?.atMs ?? 0) - (samples[0]?.atMs ?? 0)).toBeGreaterThan(0)
  })

  it('samples another process and what that has started, when it is told to', async () => {
    const bytes = 150 << 20
    const busy = `const all = Buffer.alloc(${bytes}, 1); setInterval(() => all.fill(2), 1)`
    const script = `"${process.execPath}" -e "${busy}" & wait`
    const child = spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' })
    const end = once(child, 'exit')
    const kill = (): void => void process.kill(-(child.pid ?? 0), 'SIGKILL')
    onTestFinished(() => (child.signalCode === null ? kill() : undefined))
    const feed = new SystemFeed(100)
    const { samples } = samplesOf(feed)
    feed.measure(child.pid ?? 0)
    const timeout = { timeout: 40_000 }
    await vi.waitFor(() => {
      expect(sampleWith(samples.slice(-1), 'process.memoryBytes')).toBeGreaterThan(bytes)
      expect(sampleWith(samples.slice(-1), 'process.cpuPercent')).toBeGreaterThan(1)
    }, timeout)
    kill()
    await end
    await vi.waitFor(
      () => expect(samples.at(-1)?.names).not.toContain('process.memoryBytes'),
      timeout,
    )
    expect(samples.at(-1)?.names).toEqual(expect.arrayContaining(ofMachine))
    expect(sampleWith(samples, 'eventLoop.delayMeanMs')).toBeUndefined()
  })

  it('counts a stall of the event loop', async () => {
    const { samples, end } = samplesOf(new SystemFeed())
    await new Promise((resolve) => setTimeout(resolve, 60))
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
    await new Promise((resolve) => setTimeout(resolve, 60))
    end()
    expect(sampleWith(samples, 'eventLoop.delayMaxMs')).toBeGreaterThan(200)
  })
})

describe('the numbers of GPUs', () => {
  it('are what nvidia-smi says, and nothing of what it does not know', async () => {
    onPath('nvidia-smi', "echo '0, 87, 10240, 61, 240.50'; echo '1, 0, 3, 35, [N/A]'")
    expect(await gpuNumbers()).toEqual({
      'gpu0.utilizationPercent': 87,
      'gpu0.memoryBytes': 10240 * 2 ** 20,
      'gpu0.temperatureCelsius': 61,
      'gpu0.powerWatts': 240.5,
      'gpu1.utilizationPercent': 0,
      'gpu1.memoryBytes': 3 * 2 ** 20,
      'gpu1.temperatureCelsius': 35,
      'gpu1.powerWatts': Number.NaN,
    })
  })

  it('are none where there is no nvidia-smi', async () => {
    vi.stubEnv('PATH', temporaryFolder())
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    expect(await gpuNumbers()).toBeUndefined()
  })
})
