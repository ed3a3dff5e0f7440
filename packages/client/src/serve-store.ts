import type { ServeOptions, StoreServer } from '@track/remote/serve-store'

/**
 * Serves a store over TCP, in a thread of its own, until it is closed or the process ends: clients open
 * it as `track://host:port`, and must show the token. Nobody but this machine reaches it unless `host`
 * says otherwise, and then it wants a certificate.
 * @throws TRACK_ARGUMENT_INVALID; TRACK_TLS_REQUIRED for a host that is not this machine, without TLS;
 * TRACK_STORE_UNAVAILABLE when it cannot listen there; what opening a store throws.
 */
export async function serveStore(options: ServeOptions): Promise<StoreServer> {
  const server = await import('@track/remote/serve-store')
  return server.serveStore(options)
}

/** A token that nobody guesses, to be given to {@link serveStore} and its clients. */
export async function newToken(): Promise<string> {
  const token = await import('@track/remote/token')
  return token.newToken()
}
