/** The connection to the host is no more, or was never made: what became of a call is not known. */
export class BrokenConnection extends Error {
  override readonly name = 'BrokenConnection'
  /** Whether the host may have been there, and unable to answer this call. */
  readonly isDoubtful: boolean

  constructor(cause: Error, isDoubtful: boolean) {
    super(cause.message, { cause })
    this.isDoubtful = isDoubtful
  }
}
