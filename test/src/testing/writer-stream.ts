/** The id of the stream that a test's writer has to itself, and of the writer. */
export function writerStream(writer: number): string {
  return (writer + 1).toString(16).padStart(32, 'a')
}
