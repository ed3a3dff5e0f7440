import { isCode } from './is-code.js'

/**
 * Whether there is a process of that number on this machine, or in this container. It may be another one
 * by now than the one that was meant.
 */
export function isProcess(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid < 1) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM') // somebody else's
  }
}
