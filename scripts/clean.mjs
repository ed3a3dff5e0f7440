// Deletes everything that a build makes.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const packages = ['proto', 'examples', 'test', 'bench']
for (const name of readdirSync('packages')) packages.push(join('packages', name))
for (const folder of packages) {
  for (const made of ['dist', 'tsconfig.tsbuildinfo', '.turbo']) {
    rmSync(join(folder, made), { recursive: true, force: true })
  }
}
