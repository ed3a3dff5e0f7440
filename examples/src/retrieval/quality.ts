/** How well a ranking answers a query: each from 0, not at all, to 1. */
export interface Quality {
  /** One over the rank of the first answer; their mean over queries is the MRR. */
  readonly reciprocalRank: number
  /** The share of the answers that is among the first ten. */
  readonly recallAt10: number
  /**
   * The normalized discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002, with
   * gains of 0 and 1, and the logarithm to base 2 of the rank plus one).
   */
  readonly ndcgAt10: number
}

/** The quality of `ranking`, best first and without repetitions, where `relevant` answer the query. */
export function qualityOf(ranking: readonly string[], relevant: ReadonlySet<string>): Quality {
  const first = ranking.findIndex((id) => relevant.has(id))
  const ten = ranking.slice(0, 10)
  const gains = ten.map((id, i) => (relevant.has(id) ? discount(i) : 0))
  const ideal = Array.from({ length: Math.min(10, relevant.size) }, (_, i) => discount(i))
  return {
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
    recallAt10: ten.filter((id) => relevant.has(id)).length / relevant.size,
    ndcgAt10: sum(gains) / sum(ideal),
  }
}

/** Of the place `i`, counted from 0. */
function discount(i: number): number {
  return 1 / Math.log2(i + 2)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
