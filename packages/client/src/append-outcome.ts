import { type Append, type Appended, isTrackError, type OnSettled } from '@track/core'
import type { LogMember, MemberAppend } from './log-member.js'

/** An append, and the logs that it goes to. */
export interface AppendOutcomeOptions {
  readonly request: Append
  readonly members: readonly LogMember[]
  /** Whether nobody awaits the answer. */
  readonly isQuiet: boolean
  /** Told once what became of it. */
  readonly onSettled: OnSettled
  /** Called for each log that did not do as the others did. */
  readonly leaveOut: (member: LogMember, cause: unknown) => void
}

/** The answer of a log to an append, once it has given it. */
interface Answered {
  answer: Promise<Appended> | undefined
}

/** What becomes of one append in several logs: known when each of them has settled it. */
export class AppendOutcome {
  /** Resolves to the answer of the log that decided; of a quiet append it may never settle. */
  readonly answer: Promise<Appended>
  readonly #members: readonly LogMember[]
  readonly #isQuiet: boolean
  readonly #creates: boolean
  readonly #onSettled: OnSettled
  readonly #leaveOut: (member: LogMember, cause: unknown) => void
  readonly #errors = new Map<LogMember, unknown>()
  /** The append that each of the logs has settled: it may not be the first that it was handed. */
  readonly #settled = new Map<LogMember, Answered>()
  #decided: Answered | undefined
  #resolve: (answer: Appended | Promise<Appended>) => void = () => {}
  #reject: (error: unknown) => void = () => {}

  constructor({ request, members, isQuiet, onSettled, leaveOut }: AppendOutcomeOptions) {
    this.#members = members
    this.#isQuiet = isQuiet
    this.#creates = request.streams.some(({ expected }) => expected === 'no-stream')
    this.#onSettled = onSettled
    this.#leaveOut = leaveOut
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    if (isQuiet) this.answer.catch(() => {}) // onSettled is told
  }

  /** The append as it is handed to one of the logs; `onDecided` is told before this is. */
  appendTo(member: LogMember, request: Append, onDecided: OnSettled = () => {}): MemberAppend {
    const answered: Answered = { answer: undefined }
    return {
      request,
      isQuiet: this.#isQuiet,
      onAnswer: (answer) => {
        answered.answer = answer
        // A log that is done at once has settled it before.
        if (answered === this.#decided) this.#resolve(answer)
      },
      onOverdue: (error) => this.#reject(error),
      onSettled: (error) => {
        onDecided(error)
        this.#settled.set(member, answered)
        this.settle(member, error)
      },
    }
  }

  /** Takes note of what became of it in one of the logs. */
  settle(member: LogMember, error: unknown): void {
    this.#errors.set(member, error)
    if (this.#errors.size === this.#members.length) this.#conclude()
  }

  #conclude(): void {
    const decider = this.#members.find((member) => isDecision(this.#errors.get(member)))
    for (const member of this.#members) {
      const error = this.#errors.get(member)
      if (!isDecision(error)) this.#leaveOut(member, error)
    }
    if (decider === undefined) {
      this.#refuse(this.#errors.get(this.#members[0] as LogMember))
      return
    }
    const verdict = this.#errors.get(decider)
    if (verdict !== undefined) {
      this.#refuse(verdict)
      return
    }
    for (const member of this.#members) {
      const error = this.#errors.get(member)
      if (error !== undefined && !this.#isThereAlready(error)) this.#leaveOut(member, error)
    }
    this.#decided = this.#settled.get(decider)
    this.#onSettled(undefined)
    const answer = this.#decided?.answer
    if (answer !== undefined) this.#resolve(answer)
  }

  #refuse(error: unknown): void {
    this.#onSettled(error)
    this.#reject(error)
  }

  /** Whether a log refused to create what it has. */
  #isThereAlready(error: unknown): boolean {
    return this.#creates && isTrackError(error, 'TRACK_REVISION_CONFLICT')
  }
}

const verdicts = [
  'TRACK_REVISION_CONFLICT',
  'TRACK_ORIGIN_CONFLICT',
  'TRACK_COMMIT_CORRUPT',
  'TRACK_LOG_CLOSED',
] as const

/** Whether a log took an append, or refused it for what it is: anything else is the log's own failure. */
export function isDecision(error: unknown): boolean {
  return error === undefined || verdicts.some((code) => isTrackError(error, code))
}
