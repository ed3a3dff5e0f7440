/** What an error says was found: a short text as it is, of anything larger only its kind. */
export function foundText(found: unknown): string {
  if (typeof found === 'string' && found.length <= 80) return JSON.stringify(found)
  if (typeof found === 'number' || typeof found === 'boolean' || found === null) return `${found}`
  return Array.isArray(found) ? 'a list' : typeof found
}
