import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Nothing that a program is waited for takes so long. */
const hangsAfterMs = 60_000

function programFile(name: string): string {
  return fileURLToPath(new URL(`../programs/${name}.js`, import.meta.url))
}

/** What starts a command whose every fdatasync takes so much longer: its process is the one that is started. */
function slowed(syncMs: number): readonly string[] {
  const inject = `inject=fdatasync:delay_enter=${syncMs * 1000}`
  return ['strace', '-D', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fdatasync', '-e', inject]
}

/** Why a user cannot run one of the programs, who may not read Node or this folder; undefined if he can. */
export function whyNotRunBy(uid: number, name: string): string | undefined {
  const ran = spawnSync(process.execPath, ['--check', programFile(name)], { uid, gid: uid })
  return ran.status === 0 ? undefined : `user ${uid} may not read Node, or the programs`
}

/** How a program is started. */
export interface ToldProgramOptions {
  readonly args?: readonly string[]
  /** Whom the process belongs to. Default: whom this one does. */
  readonly uid?: number | undefined
  /** Each sync of LevelDB's takes so many milliseconds longer, which strace does. Default 0. */
  readonly syncMs?: number
}

/** One of test/src/programs in a process of its own, which tells line by line what it is about. */
export class ToldProgram {
  readonly #process: ChildProcess
  readonly #closed: Promise<void>
  /** Whole lines: its end may cut the last one. */
  readonly #lines: string[] = []
  #unfinished = ''
  #errors = ''
  #hasEnded = false
  readonly #waiting = new Set<() => void>()

  constructor(name: string, { args = [], uid, syncMs = 0 }: ToldProgramOptions = {}) {
    const [command = '', ...words] = [
      ...(syncMs > 0 ? slowed(syncMs) : []),
      ...[process.execPath, programFile(name), ...args],
    ]
    this.#process = spawn(command, words, {
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(uid !== undefined && { uid, gid: uid }),
    })
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (this.#unfinished + text).split('\n')
      this.#unfinished = lines.pop() ?? ''
      for (const line of lines) this.#lines.push(line)
      this.#look()
    })
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text
      this.#look()
    })
    this.#process.stdin?.on('error', () => {}) // it ended before it had read
    this.#closed = new Promise((resolve) => {
      const ended = (): void => {
        this.#hasEnded = true
        this.#look()
        resolve()
      }
      this.#process.on('close', ended)
      this.#process.on('error', (error) => {
        this.#errors += error.message
        ended()
      })
    })
  }

  get hasEnded(): boolean {
    return this.#hasEnded
  }

  get pid(): number {
    return this.#process.pid ?? 0
  }

  /** What it has written on standard error; not what strace says as it loses a process that is killed. */
  get errors(): string {
    return this.#errors.replace(/^strace: .*\n*/gm, '')
  }

  /** How it ended: its exit code, or the signal; undefined while it has not. */
  get end(): number | NodeJS.Signals | undefined {
    return this.#process.signalCode ?? this.#process.exitCode ?? undefined
  }

  /** Ends its standard input. */
  endInput(text = ''): void {
    this.#process.stdin?.end(text)
  }

  /** Resolves when it has told so many lines that match, or has ended: to whether it has told them. */
  async told(pattern: RegExp, times = 1): Promise<boolean> {
    let looked = 0
    let found = 0
    const has = (): boolean => {
      for (; looked < this.#lines.length && found < times; looked++) {
        if (pattern.test(this.#lines[looked] ?? '')) found++
      }
      return found >= times
    }
    await this.until(has)
    return has()
  }

  /**
   * Resolves when it has told something after which `condition` holds, or has ended.
   * @throws When that takes a minute: it hangs.
   */
  async until(condition: () => boolean): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (this.#hasEnded || condition()) settle(resolve)
      }
      const hangs = (): void => {
        const last = this.#lines.at(-1)
        settle(() => reject(new Error(`the program hangs; it told last: ${last} ${this.#errors}`)))
      }
      const timer = setTimeout(hangs, hangsAfterMs)
      const settle = (done: () => void): void => {
        clearTimeout(timer)
        this.#waiting.delete(look)
        done()
      }
      this.#waiting.add(look)
      look()
    })
  }

  /** What stands behind `word` in the last line that begins with it. */
  last(word: string): string | undefined {
    const line = this.#lines.findLast((text) => text.startsWith(`${word} `))
    return line?.slice(word.length + 1)
  }

  /** Whether it has told that line. */
  hasTold(line: string): boolean {
    return this.#lines.includes(line)
  }

  /** What stands behind `word` in each line that begins with it. */
  all(word: string): readonly string[] {
    const lines = this.#lines.filter((line) => line.startsWith(`${word} `))
    return lines.map((line) => line.slice(word.length + 1))
  }

  /** Resolves when it has ended by itself. @throws When it hangs. */
  async ended(): Promise<void> {
    await this.until(() => false)
  }

  /** Kills it, and resolves when it is gone. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.#closed
  }

  #look(): void {
    for (const look of this.#waiting) look()
  }
}
