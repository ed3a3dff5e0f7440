/** How a client reaches a server, and what it does without it. */
export interface ServerOptions {
  /** What lets this client in. Default: that in `tokenFile`, else TRACK_TOKEN. */
  readonly token?: string
  /** A file that holds the token and nothing else. Default TRACK_TOKEN_FILE. */
  readonly tokenFile?: string
  /**
   * Whose certificates to believe, PEM: an authority's, or the server's own if nobody vouches for it.
   * Default: that in `caFile`, else the authorities that Node knows.
   */
  readonly ca?: string
  /** A file with `ca`. Default TRACK_CA_FILE. */
  readonly caFile?: string
  /** The name that the certificate has, where it is not the host of the URI. */
  readonly serverName?: string
  /**
   * Whether the connection is encrypted. Default true, but for this machine itself: there only if a `ca`
   * is given. False to another machine lets everybody on the way read the token and all events.
   */
  readonly tls?: boolean
  /** Where events go while the server is away. */
  readonly spool?: {
    /** Default `$XDG_STATE_HOME/track/spool`, where that is not set `~/.local/state/track/spool`. */
    readonly folder?: string
    /** Bytes that all spools for one server may take on this disk. Default 1 GiB. */
    readonly bytesMax?: number
  }
  /**
   * Milliseconds that a server may be away, or another process that has the store be silent, until what
   * needs it (reading, creating, reserving) is refused with TRACK_SERVER_AWAY or TRACK_HOST_SILENT. Default
   * 8,000.
   */
  readonly silenceMs?: number
}

/** What the thread of a log on a server is told. */
export interface RemoteThreadOptions {
  readonly uri: string
  /** Without brackets. */
  readonly host: string
  readonly port: number
  readonly token: string
  readonly tls:
    | { readonly ca: string | undefined; readonly serverName: string | undefined }
    | undefined
  /** Where the spools for this server are. */
  readonly folder: string
  readonly spoolBytesMax: number
  readonly silenceMs: number
}

/** The same as it is asked for, before it is decided whether the connection is encrypted. */
export interface RemoteProgramOptions extends Omit<RemoteThreadOptions, 'tls'> {
  /** Undefined where that follows from the host. */
  readonly isSecure: boolean | undefined
  readonly tls: NonNullable<RemoteThreadOptions['tls']>
}
