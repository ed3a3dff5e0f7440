import { createInterface } from 'node:readline/promises'

/** Asks whoever sits at the terminal a question; anything but y or yes is a no. */
export async function ask(question: string): Promise<boolean> {
  // The terminal edits the line itself, and so sees Ctrl-C and Ctrl-D.
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false })
  try {
    // The end of the input answers nothing.
    const answer = await Promise.race([
      lines.question(`${question} [y/N] `),
      new Promise<string>((resolve) => lines.once('close', () => resolve(''))),
    ])
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    lines.close()
  }
}
