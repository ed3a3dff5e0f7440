/** The streams that a program writes to. */
export type OutputName = 'stdout' | 'stderr'

/** Whom a tap tells of what the program writes. What they throw concerns nobody. */
export interface OutputListener {
  /** Told before a write is made. */
  readonly before?: () => void
  /**
   * Told of each write after it was made, with what was written: it must not change the bytes.
   * @param encoding Of a text; undefined for UTF-8 and for bytes.
   */
  readonly after: (
    name: OutputName,
    chunk: string | Uint8Array,
    encoding: BufferEncoding | undefined,
  ) => void
}

type Write = NodeJS.WriteStream['write']

/** What stands in a stream's place of `write` while somebody listens. */
interface Layer {
  readonly name: OutputName
  readonly write: Write
  /** What was there before; undefined when the stream had none of its own. */
  readonly before: Write | undefined
  isActive: boolean
}

const listeners = new Set<OutputListener>()
let layers: readonly Layer[] = []
/** Whether what is written now is not the program's: Track's own lines, and what listeners cause. */
let isMuted = false

/**
 * Tells `listener` of everything that this thread writes to `process.stdout` and `process.stderr`, with what
 * worker threads write to them, until the function that it returns is called. Each write is handed on as it
 * came, and what comes back is what the stream gave. What goes to the file descriptors directly, as by a
 * child process, is not seen.
 */
export function tapOutput(listener: OutputListener): () => void {
  if (listeners.size === 0) layers = [addLayer('stdout'), addLayer('stderr')]
  listeners.add(listener)
  return () => {
    if (!listeners.delete(listener) || listeners.size > 0) return
    for (const layer of layers) removeLayer(layer)
    layers = []
  }
}

/** Does `work`, of whose writes no listener is told. */
export function withoutTap<T>(work: () => T): T {
  const before = isMuted
  isMuted = true
  try {
    return work()
  } finally {
    isMuted = before
  }
}

function addLayer(name: OutputName): Layer {
  const stream = process[name]
  const { write } = stream
  const tapped = function (this: NodeJS.WriteStream, ...args: Parameters<Write>): boolean {
    if (!layer.isActive || isMuted) return Reflect.apply(write, this, args)
    tell((listener) => listener.before?.())
    const result = Reflect.apply(write, this, args)
    const [chunk, encoding] = args
    const known = typeof encoding === 'string' ? encoding : undefined
    tell((listener) => listener.after(name, chunk, known))
    return result
  } as Write
  const before = Object.hasOwn(stream, 'write') ? write : undefined
  const layer: Layer = { name, write: tapped, before, isActive: true }
  stream.write = tapped
  return layer
}

/** Whoever has put another `write` on top keeps it: then the layer hands on, and that is all. */
function removeLayer(layer: Layer): void {
  layer.isActive = false
  const stream = process[layer.name]
  if (stream.write !== layer.write) return
  if (layer.before !== undefined) stream.write = layer.before
  else Reflect.deleteProperty(stream, 'write')
}

function tell(what: (listener: OutputListener) => void): void {
  withoutTap(() => {
    for (const listener of listeners) {
      try {
        what(listener)
      } catch {
        // The write is the program's; where the stack is full, what it wrote is not captured.
      }
    }
  })
}
