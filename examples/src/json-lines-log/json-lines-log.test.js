var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerLog, TrackClient } from '@track/client';
import { conformanceCases } from '@track/core/conformance';
import { describe, expect, it, onTestFinished } from 'vitest';
import { JsonLinesLog } from './json-lines-log.js';
function temporaryFolder() {
    const folder = mkdtempSync(join(tmpdir(), 'track-lines-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
}
/** A file with one trial in it. */
async function fileWithTrial() {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const path = join(temporaryFolder(), 'trials.jsonl');
        registerLog('jsonl', (rest) => new JsonLinesLog(rest));
        const client = __addDisposableResource(env_1, new TrackClient(`jsonl:${path}`), true);
        const trial = await client.newTrial({ name: 't', parameters: { lr: 0.1 } });
        await trial.run(() => trial.logMetrics({ loss: 1 }));
        return path;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
const namesIn = async (path) => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const client = __addDisposableResource(env_2, new TrackClient(`jsonl:${path}`), true);
        return (await client.trials()).map(({ name, status }) => [name, status]);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
};
describe('the log of JSON lines', () => {
    for (const { name, run } of conformanceCases) {
        it(name, async () => {
            const folder = temporaryFolder();
            const paths = new Map();
            const open = (path) => {
                const log = new JsonLinesLog(path);
                onTestFinished(() => log.close());
                paths.set(log, path);
                return log;
            };
            let logs = 0;
            await run({
                open: async () => open(join(folder, `${logs++}.jsonl`)),
                reopen: async (log) => {
                    await log.close();
                    return open(paths.get(log) ?? '');
                },
            });
        });
    }
    it('serves a client under its scheme, and the next one', async () => {
        const path = await fileWithTrial();
        expect(await namesIn(path)).toEqual([['t', 'Completed']]);
        expect(readFileSync(path, 'utf8').endsWith('}\n')).toBe(true);
    });
    it('goes on after a line that a crash cut off', async () => {
        const path = await fileWithTrial();
        const whole = readFileSync(path, 'utf8');
        appendFileSync(path, '{"nowMs":1,"append":{"ori');
        expect(await namesIn(path)).toEqual([['t', 'Completed']]);
        expect(readFileSync(path, 'utf8')).toBe(whole);
    });
    it('begins anew where a crash left no whole line', async () => {
        const path = join(temporaryFolder(), 'trials.jsonl');
        writeFileSync(path, '{"log":"tra');
        expect(await namesIn(path)).toEqual([]);
        expect(await namesIn(path)).toEqual([]);
    });
    it.each([
        [
            'TRACK_STORE_INVALID',
            (lines) => [...lines.slice(0, 2), 'noise', ...lines.slice(2)],
        ],
        ['TRACK_STORE_INVALID', (lines) => lines.slice(1)],
        ['TRACK_ORIGIN_CONFLICT', (lines) => [lines[0], lines[2], lines[1]]],
    ])('refuses a file that is damaged: %s', async (code, damage) => {
        const path = await fileWithTrial();
        const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
        writeFileSync(path, `${damage(lines).join('\n')}\n`);
        expect(() => new JsonLinesLog(path)).toThrow(expect.objectContaining({ code }));
    });
    it('refuses a folder', () => {
        expect(() => new JsonLinesLog(temporaryFolder())).toThrow(expect.objectContaining({ code: 'TRACK_STORE_UNAVAILABLE' }));
    });
});
