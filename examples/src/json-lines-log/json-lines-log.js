import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { MemoryLog, TrackError, } from '@track/core';
/**
 * A log of one's own: a file with a line of JSON for each commit, which one process at a time may use. It
 * keeps all of it in memory, where core's log numbers, checks and answers; the file is what that is made
 * of again. A line is on disk before an append is acknowledged, and the call waits for it.
 */
export class JsonLinesLog {
    path;
    /** There is no place for what can be rebuilt: everything is folded anew. */
    derived;
    /** Appends are done when they return: nothing ever waits. */
    backlog = {
        bytes: () => 0,
        wait: () => true,
        failure: () => this.#failure,
    };
    #memory;
    #known = new Set();
    #file;
    #nowMs = 0;
    #failure;
    /** @throws TRACK_STORE_UNAVAILABLE, TRACK_STORE_INVALID, and as appends of damaged lines do. */
    constructor(path) {
        this.path = path;
        const text = this.#open();
        const [first = '', ...lines] = text.split('\n').slice(0, -1);
        this.#memory = new MemoryLog({ id: idOf(first, path), now: () => this.#nowMs });
        for (const line of lines)
            this.#take(line);
        if (this.#failure !== undefined) {
            this.#closeFile();
            throw this.#failure;
        }
    }
    append(request, onSettled = () => { }) {
        const refused = this.#failure;
        if (refused !== undefined) {
            onSettled(refused);
            return Promise.reject(refused);
        }
        this.#nowMs = Date.now();
        let failure;
        const answer = this.#memory.append(request, (error) => {
            // A retry is there already.
            if (error === undefined && !this.#known.has(originOf(request)))
                failure = this.#write(request);
            onSettled(error ?? failure);
        });
        return failure === undefined ? answer : Promise.reject(failure);
    }
    read(options) {
        return this.#memory.read(options);
    }
    readStream(stream, options) {
        return this.#memory.readStream(stream, options);
    }
    subscribe(options) {
        return this.#memory.subscribe(options);
    }
    head() {
        return this.#memory.head();
    }
    streamHead(stream) {
        return this.#memory.streamHead(stream);
    }
    async close() {
        this.#closeFile();
        await this.#memory.close();
    }
    /** Opens the file, or makes it; gives its whole lines. */
    #open() {
        try {
            this.#file = openSync(this.path, 'a');
            const bytes = readFileSync(this.path);
            // A line without an end was cut off by a crash: nobody was told that it is there.
            const end = bytes.lastIndexOf('\n') + 1;
            if (end < bytes.length)
                ftruncateSync(this.#file, end);
            if (end > 0)
                return bytes.toString('utf8', 0, end);
            return this.#writeLine({ log: 'track json lines', id: randomUUID() });
        }
        catch (cause) {
            this.#closeFile();
            throw new TrackError('TRACK_STORE_UNAVAILABLE', `${this.path}: ${cause}`, { cause });
        }
    }
    #take(text) {
        let append;
        try {
            const line = JSON.parse(text);
            this.#nowMs = line.nowMs;
            append = { ...line.append, body: Buffer.from(line.append.body, 'base64') };
        }
        catch (cause) {
            const message = `A line of ${this.path} is no commit`;
            this.#failure ??= new TrackError('TRACK_STORE_INVALID', message, { cause });
            return;
        }
        this.#known.add(originOf(append));
        this.#memory
            .append(append, (error) => {
            if (error instanceof TrackError)
                this.#failure ??= error;
        })
            .catch(() => { }); // the listener has told
    }
    /** Writes a line, or fails for good: what memory has is not on disk then. */
    #write(append) {
        const body = Buffer.from(append.body).toString('base64');
        // Its expectations were met: they need not be met again, and are as the log was.
        const streams = append.streams.map((stream) => ({ ...stream, expected: 'any' }));
        try {
            this.#writeLine({ nowMs: this.#nowMs, append: { ...append, streams, body } });
            this.#known.add(originOf(append));
        }
        catch (cause) {
            this.#failure = new TrackError('TRACK_LOG_FAILED', `${this.path}: ${cause}`, { cause });
        }
        return this.#failure;
    }
    #writeLine(line) {
        const text = `${JSON.stringify(line)}\n`;
        if (this.#file === undefined)
            return '';
        writeSync(this.#file, text);
        fsyncSync(this.#file);
        return text;
    }
    #closeFile() {
        if (this.#file !== undefined)
            closeSync(this.#file);
        this.#file = undefined;
    }
}
function idOf(line, path) {
    try {
        const { id } = JSON.parse(line);
        if (typeof id === 'string')
            return id;
    }
    catch {
        // Told below: whatever stands there names no log.
    }
    throw new TrackError('TRACK_STORE_INVALID', `${path} does not begin as a log of JSON lines`);
}
function originOf({ origin: { writer, sequence } }) {
    return `${writer} ${sequence}`;
}
