import type { DerivedStore } from '@track/core/commits'
import { keysMax, listRequest, valuesOf, writeRequest } from './derived-message.js'
import {
  type EventLogService,
  eventLogService,
  messageBytesMax,
  type ServiceMethod,
} from './event-log-service.js'
import { strangeAnswer } from './strange-answer.js'

/** Calls a method of the host. */
export type Call = <Request, Response>(
  method: ServiceMethod<Request, Response>,
  request: Request,
) => Promise<Response>

const { getDerived, writeDerived, listDerived }: EventLogService = eventLogService
const valueBytesMax = messageBytesMax - (1 << 20)

/** What projections derive, kept by the host: as many calls as it takes. */
export class HostDerived implements DerivedStore {
  readonly #call: Call

  constructor(call: Call) {
    this.#call = call
  }

  async get(keys: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    const values: (Uint8Array | undefined)[] = []
    while (values.length < keys.length) {
      const wanted = keys.slice(values.length, values.length + keysMax)
      const found = valuesOf(await this.#call(getDerived, { keys: [...wanted] }))
      if (found.length === 0 || found.length > wanted.length) {
        throw strangeAnswer(`${found.length} values of ${wanted.length} keys`)
      }
      values.push(...found)
    }
    return values
  }

  async write(entries: Parameters<DerivedStore['write']>[0]): Promise<void> {
    // A cache need not keep what goes into no message.
    let rest = entries.filter(([, bytes]) => (bytes?.length ?? 0) <= valueBytesMax)
    while (rest.length > 0) {
      const request = writeRequest(rest)
      await this.#call(writeDerived, request)
      rest = rest.slice(request.entries?.length ?? 0)
    }
  }

  async keys(range: Parameters<DerivedStore['keys']>[0]): Promise<string[]> {
    const { reverse = false, limit = Number.POSITIVE_INFINITY } = range
    const found: string[] = []
    let { from, to } = range
    for (;;) {
      const request = listRequest({ from, to, reverse, limit: limit - found.length })
      const { keys, more } = await this.#call(listDerived, request)
      found.push(...(keys ?? []))
      const last = keys?.at(-1)
      if (more !== true || last === undefined || found.length >= limit) return found
      if (reverse) to = last
      else from = `${last}\0`
    }
  }
}
