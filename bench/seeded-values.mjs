/**
 * `count` losses of a training run: they fall, with noise in every bit, and are the same each time.
 * @param {number} count
 * @param {boolean} [single] Rounded to single precision, in which networks compute.
 */
export function seededValues(count, single = false) {
  const random = mulberry32(20_261_124)
  const values = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const value = Math.exp((-3 * i) / count) + 0.1 * random()
    values[i] = single ? Math.fround(value) : value
  }
  return values
}

/**
 * Names and values of one event's metrics.
 * @param {number} metrics How many.
 * @param {Float64Array} values One for each metric of each event.
 * @param {number} i The event's index.
 * @returns {Record<string, number>}
 */
export function metricsOf(metrics, values, i) {
  if (metrics === 1) return { loss: values[i] }
  /** @type {Record<string, number>} */
  const all = {}
  for (let m = 0; m < metrics; m++) all[`metric_${m}`] = values[i * metrics + m]
  return all
}

/**
 * Tommy Ettinger's mulberry32: uniform in [0, 1).
 * @param {number} seed
 */
function mulberry32(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
