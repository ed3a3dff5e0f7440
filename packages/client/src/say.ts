import { withoutTap } from './output-tap.js'

/** Says something on standard error, in Track's name and in no captured output. */
export function say(what: string): void {
  withoutTap(() => process.stderr.write(`track: ${what}\n`))
}
