/** Whether it is an error with this code, as those of the file system have. */
export function isCode(error: unknown, code: string): error is Error {
  return error instanceof Error && 'code' in error && error.code === code
}
