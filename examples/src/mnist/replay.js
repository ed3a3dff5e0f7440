// Usage: replay.js STORE REPORTS. Deletes what was derived from the log of STORE, rebuilds it from
// the log alone, and compares all reports with those in REPORTS.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TrackClient } from '@track/client';
const [store = 'runs/mnist', before = 'reports.json'] = process.argv.slice(2);
rmSync(join(store, 'derived'), { recursive: true, force: true });
const client = new TrackClient(`file:${store}`);
await client.log.head(); // opens the store, which makes its index anew
const began = performance.now();
const { events, trials } = await client.replay();
const seconds = (performance.now() - began) / 1000;
const after = `${before}.replayed`;
await client.save(after);
await client.close();
const rate = Math.round(events / seconds).toLocaleString('en');
console.log(`Deleted ${join(store, 'derived')}; replayed ${events} events at ${rate} events/s.`);
if (readFileSync(before).equals(readFileSync(after))) {
    console.log(`The reports of all ${trials} trials came out byte for byte the same.`);
}
else {
    console.error('A report came out differently.');
    process.exitCode = 1;
}
