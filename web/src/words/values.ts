// What a sentence of the server carries besides its words: numbers, a name, what somebody else said. Taken from it where the same is
// said in another language. What is not found is missing, and the sentence is made without it.

/** The numbers, in their order: "it counts 281 and at most 280 are possible" has two. */
export function numbersIn(sentence: string): number[] {
  return (sentence.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
}

/** All of them, if there are exactly so many: another number means another sentence. */
export function exactly(count: number, sentence: string): number[] | undefined {
  const numbers = numbersIn(sentence);
  return numbers.length === count ? numbers : undefined;
}

/** What stands in quotation marks. */
export function quotedIn(sentence: string): string | undefined {
  return /[“"]([^“”"]+)[”"]/.exec(sentence)?.[1];
}

/** The first handle, without the @. */
export function handleIn(sentence: string): string | undefined {
  return /@(\w+)/.exec(sentence)?.[1];
}
