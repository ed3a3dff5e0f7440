// Usage: merge.js TARGET STORE... Merges stores into a new one, and tells when it has begun and is done.
import { mergeStores } from '@track/client'
import { tell } from '../testing/tell.js'

const [target = '', ...stores] = process.argv.slice(2)
tell('phase merging')
const { id } = await mergeStores(stores, target)
tell(`merged ${id}`)
