import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
/** A ReLU perceptron that classifies by softmax cross-entropy and learns by SGD with momentum. */
export class Network {
    /** Every bias and weight, layer after layer, so that a checkpoint is one array. */
    parameters;
    #gradient;
    #velocity;
    #layers;
    #learningRate;
    #momentum;
    constructor({ sizes, learningRate, momentum, seed }) {
        if (sizes.length < 2)
            throw new RangeError('a network needs at least two sizes');
        this.#learningRate = learningRate;
        this.#momentum = momentum;
        const layers = [];
        let length = 0;
        let input = new Float32Array(sizes[0]);
        for (const outputs of sizes.slice(1)) {
            const inputs = input.length;
            const output = new Float32Array(outputs);
            const delta = new Float32Array(outputs);
            const weights = length + outputs;
            layers.push({ inputs, outputs, biases: length, weights, input, output, delta });
            length = weights + inputs * outputs;
            input = output;
        }
        this.#layers = layers;
        this.parameters = new Float32Array(length);
        this.#gradient = new Float32Array(length);
        this.#velocity = new Float32Array(length);
        // He et al. 2015, in its uniform form: a variance of 2 / inputs keeps the scale of activations
        // through ReLU layers. Biases start at zero.
        const random = xoroshiro128plus(seed);
        for (const { inputs, outputs, weights } of layers) {
            const limit = Math.sqrt(6 / inputs);
            for (let i = 0; i < inputs * outputs; i++) {
                this.parameters[weights + i] = (2 * uniformFloat32(random) - 1) * limit;
            }
        }
    }
    /** Takes one step on n images (n x inputs) and returns their mean loss, in nats, before it. */
    trainBatch(images, labels) {
        this.#check(images, labels);
        this.#gradient.fill(0);
        let loss = 0;
        for (let n = 0; n < labels.length; n++) {
            this.#forward(images, n);
            loss += this.#backward(labels[n]);
        }
        this.#step(labels.length);
        return loss / labels.length;
    }
    /** Returns the share, in [0, 1], of n images (n x inputs) whose likeliest class is the label. */
    accuracy(images, labels) {
        this.#check(images, labels);
        let correct = 0;
        for (let n = 0; n < labels.length; n++) {
            const logits = this.#forward(images, n);
            if (logits.indexOf(Math.max(...logits)) === labels[n])
                correct++;
        }
        return correct / labels.length;
    }
    #check(images, labels) {
        const { inputs } = this.#layers[0];
        if (labels.length === 0 || images.length !== labels.length * inputs) {
            throw new RangeError(`${images.length} inputs do not make ${labels.length} x ${inputs}`);
        }
    }
    // Returns the logits of image n, in a buffer that the next call overwrites.
    #forward(images, n) {
        const first = this.#layers[0];
        const last = this.#layers.at(-1);
        first.input.set(images.subarray(n * first.inputs, (n + 1) * first.inputs));
        for (const { inputs, outputs, biases, weights, input, output } of this.#layers) {
            output.set(this.parameters.subarray(biases, biases + outputs));
            for (let i = 0; i < inputs; i++) {
                // Four pixels in five are blank, and ReLU cuts units to zero: their rows are skipped.
                const x = input[i];
                if (x !== 0)
                    axpy(x, this.parameters, weights + i * outputs, output, 0, outputs);
            }
            if (output !== last.output)
                relu(output);
        }
        return last.output;
    }
    // Adds the gradient of the sample last sent forward, and returns its loss.
    #backward(label) {
        const { output: logits, delta } = this.#layers.at(-1);
        const loss = crossEntropy(logits, label, delta);
        for (let l = this.#layers.length - 1; l >= 0; l--) {
            const { inputs, outputs, biases, weights, input, delta } = this.#layers[l];
            const below = this.#layers[l - 1];
            axpy(1, delta, 0, this.#gradient, biases, outputs);
            below?.delta.fill(0);
            for (let i = 0; i < inputs; i++) {
                const x = input[i];
                if (x === 0)
                    continue; // No gradient by this row, nor through a unit that ReLU cut.
                const row = weights + i * outputs;
                axpy(x, delta, 0, this.#gradient, row, outputs);
                if (below)
                    below.delta[i] = dot(this.parameters, row, delta, outputs);
            }
        }
        return loss;
    }
    #step(samples) {
        const parameters = this.parameters;
        const gradient = this.#gradient;
        const velocity = this.#velocity;
        for (let i = 0; i < parameters.length; i++) {
            velocity[i] = this.#momentum * velocity[i] + gradient[i] / samples;
            parameters[i] -= this.#learningRate * velocity[i];
        }
    }
}
// In place.
function relu(x) {
    for (let k = 0; k < x.length; k++)
        if (x[k] < 0)
            x[k] = 0;
}
// Returns -ln softmax(logits)[label], and fills `delta` with its derivative by each logit.
function crossEntropy(logits, label, delta) {
    const max = Math.max(...logits); // Subtracted throughout, so that no exponential overflows.
    let sum = 0;
    for (let j = 0; j < logits.length; j++)
        sum += Math.exp(logits[j] - max);
    for (let j = 0; j < logits.length; j++)
        delta[j] = Math.exp(logits[j] - max) / sum;
    delta[label] -= 1;
    return Math.log(sum) + max - logits[label];
}
// y += a x over one row, as in BLAS; most of the time of training is spent here.
function axpy(a, x, xStart, y, yStart, length) {
    for (let k = 0; k < length; k++)
        y[yStart + k] += a * x[xStart + k];
}
// The inner product of a row of x and y.
function dot(x, xStart, y, length) {
    let sum = 0;
    for (let k = 0; k < length; k++)
        sum += x[xStart + k] * y[k];
    return sum;
}
