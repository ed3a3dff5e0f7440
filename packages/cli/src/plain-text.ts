const printable = /^[ -~]*$/

/** Whether a text is of ASCII that prints. Most texts are: there are 100,000 of them in a large table. */
export function isPlainAscii(text: string): boolean {
  return printable.test(text)
}

/**
 * Text as it may be printed in a line: names and values are anybody's, and what would move the cursor,
 * colour what follows or turn the direction of writing is shown as its code instead.
 */
export function plainText(text: string): string {
  if (isPlainAscii(text)) return text
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    const digits = code.toString(16)
    return code < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u{${digits}}`
  })
}
