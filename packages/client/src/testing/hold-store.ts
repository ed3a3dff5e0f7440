// Usage: hold-store.js STORE. Opens a store, lets no other process in, and keeps it until standard
// input ends.
import { LevelLog } from '@track/log/level-log'

const log = new LevelLog(process.argv[2] ?? '')
await log.head()
process.stdout.write('held\n')
process.stdin.resume().once('end', () => void log.close())
