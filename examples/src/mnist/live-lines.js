import logUpdate from 'log-update';
const plainEveryMs = 2000;
/** Draws a line for each trial: on a terminal in place, elsewhere as a plain line now and then. */
export class LiveLines {
    #lines = [];
    #printedMs = 0;
    /** Shows the trials as they are. */
    show(trials) {
        if (process.stdout.isTTY) {
            this.#lines = trials.map(lineOf);
            logUpdate(this.#lines.join('\n'));
            return;
        }
        const running = trials.filter(({ status }) => status.name === 'Running');
        if (performance.now() - this.#printedMs < plainEveryMs || running.length === 0)
            return;
        this.#printedMs = performance.now();
        for (const trial of running)
            console.log(lineOf(trial));
    }
    /** Leaves the last lines standing. */
    done() {
        if (process.stdout.isTTY)
            logUpdate.done();
    }
}
function lineOf(trial) {
    const { parameters, status, step, metrics, eventsPerSecond, etaSeconds } = trial;
    const name = `lr ${parameters.get('lr')} hidden ${parameters.get('hidden')}`;
    const latest = ['batch_loss', 'epoch_loss', 'accuracy']
        .flatMap((metric) => {
        const value = metrics.get(metric)?.value;
        return value === undefined ? [] : [`${metric} ${value.toFixed(4)}`];
    })
        .join('  ');
    const rate = status.name === 'Running'
        ? `${Math.round(eventsPerSecond)} events/s  ETA ${etaSeconds === undefined ? '-' : `${etaSeconds.toFixed(0)} s`}`
        : status.name;
    return `${name.padEnd(18)} step ${String(step ?? '-').padStart(5)}  ${latest}  ${rate}`;
}
