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
import { setImmediate as turn } from 'node:timers/promises';
import { Network } from './network.js';
const PIXELS = 28 * 28;
/** Trains one network as a trial of the client's group; resolves to the trial and its accuracy. */
export async function train(client, digits, parameters) {
    const { lr, hidden, momentum, batch_size, epochs, seed } = parameters;
    const { images, labels } = digits.train;
    const network = new Network({ sizes: [PIXELS, hidden, 10], learningRate: lr, momentum, seed });
    const trial = await client.newTrial({ name: 'mnist', description: 'a perceptron on digits' });
    trial.logArguments(parameters);
    trial.logMetadata({ digits: labels.length, node: process.version });
    const accuracy = await trial.run(async () => {
        let step = 0;
        for (let epoch = 0; epoch < epochs; epoch++) {
            let loss = 0;
            for (let from = 0; from < labels.length; from += batch_size) {
                const env_1 = { stack: [], error: void 0, hasError: false };
                try {
                    const _ = __addDisposableResource(env_1, trial.chrono('batch_time'), false);
                    const to = Math.min(from + batch_size, labels.length);
                    const batch_loss = network.trainBatch(images.subarray(from * PIXELS, to * PIXELS), labels.subarray(from, to));
                    loss += batch_loss * (to - from);
                    trial.logMetrics({ batch_loss }, { step: step++ });
                    if (step % 20 === 0)
                        await turn(); // lets the live lines be drawn
                }
                catch (e_1) {
                    env_1.error = e_1;
                    env_1.hasError = true;
                }
                finally {
                    __disposeResources(env_1);
                }
            }
            trial.logMetrics({ epoch_loss: loss / labels.length }, { step: epoch });
        }
        const heldOut = network.accuracy(digits.heldOut.images, digits.heldOut.labels);
        trial.logMetrics({ accuracy: heldOut });
        return heldOut;
    });
    return { trial, accuracy };
}
/** The batches that a trial with these parameters takes. */
export function stepsOf({ batch_size, epochs }, digits) {
    return epochs * Math.ceil(digits / batch_size);
}
