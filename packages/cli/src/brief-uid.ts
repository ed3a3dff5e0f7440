const digits = 12

/** A uid as it fits a line: as much of the hash as tells trials apart, and the revision. It names the trial too. */
export function briefUid(uid: string): string {
  return uid.replace(/^([0-9a-f]+)_/, (_, hash: string) => `${hash.slice(0, digits)}_`)
}
