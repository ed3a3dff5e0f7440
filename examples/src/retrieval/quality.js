/** The quality of `ranking`, best first and without repetitions, where `relevant` answer the query. */
export function qualityOf(ranking, relevant) {
    const first = ranking.findIndex((id) => relevant.has(id));
    const ten = ranking.slice(0, 10);
    const gains = ten.map((id, i) => (relevant.has(id) ? discount(i) : 0));
    const ideal = Array.from({ length: Math.min(10, relevant.size) }, (_, i) => discount(i));
    return {
        reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
        recallAt10: ten.filter((id) => relevant.has(id)).length / relevant.size,
        ndcgAt10: sum(gains) / sum(ideal),
    };
}
/** Of the place `i`, counted from 0. */
function discount(i) {
    return 1 / Math.log2(i + 2);
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}
