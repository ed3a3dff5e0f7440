import { readdirSync, readFileSync } from 'node:fs'

/**
 * What the licences of packages ask a copy of their code to carry, as the banner of a bundle's file.
 * @param {{ moduleIds: readonly string[] }} chunk
 */
export function licencesOf({ moduleIds }) {
  const folders = new Map() // by the package's name
  for (const id of moduleIds) {
    const [folder, name] = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id) ?? []
    if (name !== undefined) folders.set(name, folder)
  }
  return Array.from(folders, ([name, folder]) => {
    const file = readdirSync(folder).find((entry) => /^(mit-)?licen[cs]e/i.test(entry))
    if (file === undefined) throw new Error(`${name} is to be in a bundle, and has no licence`)
    return `/*! ${name}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n*/\n`
  }).join('')
}
