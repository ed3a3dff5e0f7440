/** Does work that only waits for what may come: a store that nobody uses would not keep the program going. */
export async function whileOpen<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => {}, 1 << 30)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
