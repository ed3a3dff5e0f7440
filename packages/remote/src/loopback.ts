/**
 * Whether a host is this machine, and what is sent to it leaves it on no wire: `localhost`, which is to
 * name nothing else (RFC 6761), 127.0.0.0/8, and ::1.
 * @param host A name, or an address without brackets.
 */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host)
}
