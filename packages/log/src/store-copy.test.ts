import { copyFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, it, vi } from 'vitest'
import { copyStore } from './store-copy.js'
import { storeToDamage } from './testing/store-to-damage.js'
import { temporaryFolder } from './testing/temporary-folder.js'

vi.mock('node:fs', { spy: true })

it.each(['ENOSPC', 'EDQUOT'])(
  'for which there is no room says how much it needs: %s',
  async (code) => {
    const { path } = await storeToDamage()
    const scratch = temporaryFolder()
    vi.mocked(copyFileSync).mockImplementationOnce(() => {
      throw Object.assign(new Error(code), { code })
    })
    const tell = { onDamage: () => {}, onProgress: () => {} }
    await expect(copyStore(path, scratch, ['log', 'derived'], tell)).rejects.toMatchObject({
      code: 'TRACK_STORE_UNAVAILABLE',
      message: expect.stringMatching(
        /There is no room .* of \d{3,} bytes; name another as scratch/,
      ),
      details: { path: dirname(scratch) },
    })
  },
)
