import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A block of code of a page, under the heading of its section. */
export interface PageProgram {
  readonly heading: string
  readonly text: string
}

/** The blocks of TypeScript of a page, in its order. */
export function programsOf(page: string): readonly PageProgram[] {
  return page
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const [heading = ''] = section.split('\n', 1)
      const blocks = section.matchAll(/^```ts\n(.*?)^```/gms)
      return Array.from(blocks, ([, text = '']) => ({ heading, text }))
    })
}

/** Programs of a page as they were compiled. */
export interface CompiledPrograms {
  /** What the compiler says, each with the heading that it stands under. */
  readonly problems: readonly string[]
  /** The files of JavaScript, in the order of the programs. */
  readonly files: readonly string[]
}

/**
 * Compiles programs of a page, each a module of its own; files go when the test ends.
 * @param declarations What the page says that is there before each of them.
 */
export function compilePrograms(
  programs: readonly PageProgram[],
  declarations: string,
): CompiledPrograms {
  mkdirSync(join(root, 'test', 'dist'), { recursive: true })
  // Within the repository, so that packages are found.
  const folder = mkdtempSync(join(root, 'test', 'dist', 'page-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  programs.forEach(({ text }, i) => {
    writeFileSync(join(folder, `program-${i}.ts`), `${text}\nexport {}\n`)
  })
  writeFileSync(join(folder, 'declarations.ts'), declarations)
  const compilerOptions = {
    composite: false,
    rootDir: '.',
    outDir: 'out',
    declaration: false,
    declarationMap: false,
    isolatedDeclarations: false,
    types: ['node'],
    noUnusedLocals: false, // a call that shows what it returns
  }
  const config = { extends: '../../../tsconfig.base.json', compilerOptions, include: ['*.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(root, 'node_modules', '.bin', 'tsc')
  const { stdout, status } = spawnSync(tsc, ['-p', folder, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const problems = stdout
    .split('\n')
    .filter((line) => line.includes('error'))
    .map((line) => line.replace(/program-(\d+)\.ts/, (_, i) => programs[Number(i)]?.heading ?? i))
  if ((status === 0) !== (problems.length === 0)) throw new Error(stdout)
  return { problems, files: programs.map((_, i) => join(folder, 'out', `program-${i}.js`)) }
}
