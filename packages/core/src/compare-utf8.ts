/**
 * Orders strings as their UTF-8 bytes are ordered, which is the order of their code points. That of
 * JavaScript, by UTF-16 code units, puts U+10000 and above before U+E000.
 */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  let i = 0
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++
  if (i === length) return a.length - b.length
  return unitRank(a.charCodeAt(i)) - unitRank(b.charCodeAt(i))
}

// Surrogates stand for the highest code points: they rank after all other units.
function unitRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
