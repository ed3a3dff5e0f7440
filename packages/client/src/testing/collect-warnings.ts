import { onTestFinished, vi } from 'vitest'

/** The codes of the process warnings that come from now on, until the test ends. */
export function collectWarnings(): string[] {
  const codes: string[] = []
  const spy = vi.spyOn(process, 'emitWarning').mockImplementation((_warning, options) => {
    if (typeof options === 'object') codes.push(options.code ?? '')
  })
  onTestFinished(() => spy.mockRestore())
  return codes
}
