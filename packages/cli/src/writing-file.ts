import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { CliError } from './failure.js'

/**
 * Runs what writes the file that a command line names. It writes another one beside it, which takes its place
 * when it is whole: of what fails midway nothing is left. Pipes and devices are written to as they are.
 * @throws CliError TRACK_FILE_UNWRITABLE where the file system refuses; what else `write` throws.
 */
export async function writingFile(
  file: string,
  write: (path: string) => Promise<void>,
): Promise<void> {
  try {
    const old = await stat(file).catch(ifMissing)
    if (old === undefined) await replacing(file, modeDefault, write)
    else if (old.isFile())
      await replacing(await realpath(file), old.mode, write) // a link stays one
    else await write(file)
  } catch (error) {
    // Errors of the file system name their call; the others are the store's.
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new CliError('TRACK_FILE_UNWRITABLE', `${file} cannot be written: ${error.message}`, {
      details: { path: file },
    })
  }
}

/** Of a new file, before the umask of the process. */
const modeDefault = 0o666

async function replacing(
  file: string,
  mode: number,
  write: (path: string) => Promise<void>,
): Promise<void> {
  const part = `${file}.${process.pid}.part`
  await writeFile(part, '', { flag: 'wx', mode })
  try {
    await write(part)
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
