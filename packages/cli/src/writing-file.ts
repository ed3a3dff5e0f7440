import { CliError } from './failure.js'

/**
 * Runs what writes the file that a command line names.
 * @throws CliError TRACK_FILE_UNWRITABLE where the file system refuses; what else `write` throws.
 */
export async function writingFile(file: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    // Errors of the file system name their call; the others are the store's.
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new CliError('TRACK_FILE_UNWRITABLE', `${file} cannot be written: ${error.message}`, {
      details: { path: file },
    })
  }
}
