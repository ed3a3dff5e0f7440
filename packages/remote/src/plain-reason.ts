/**
 * Why a server was not reached, in the system's words: without gRPC's numbers and names of its own, and notes
 * that have nothing in them. What is not known here stays as it is.
 */
export function plainReason(message: string): string {
  const said = message.replace(/^\d+ [A-Z_]+: /, '')
  const [, last = said, note = ''] = connection.exec(said) ?? []
  const reason = inWords(last.trim().replace(/^Error: /, ''))
  return note === '' ? reason : `${reason} (${note})`
}

/** `pick_first` of gRPC, when none of a name's addresses can be connected to. */
const connection = /^No connection established\. Last error: (.*)\. Resolution note: (.*)$/s
const resolution = /^Name resolution failed for target (?:\w+:)?(.*):\d+$/
/** OpenSSL: thread, code, library, function, reason, file, line. */
const openSsl = /^[0-9A-F]+:error:[0-9A-F]+:[^:]*:[^:]*:([^:]+):.*$/s
/** When gRPC gave up. */
const time = / \(\d{4}-\d\d-\d\dT[\d:.]+Z\)$/

function inWords(reason: string): string {
  const name = resolution.exec(reason)?.[1]
  if (name !== undefined) return `the name ${name} cannot be resolved`
  const ofTls = openSsl.exec(reason)?.[1]
  if (ofTls !== undefined) return `TLS failed: ${ofTls}`
  return reason.replace(time, '')
}
