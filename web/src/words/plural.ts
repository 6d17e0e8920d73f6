// One thing or many, as the language has it.

type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** `plural(2, { one: '# post', other: '# posts' })` is "2 posts"; `#` is the number as the language writes it. */
export function pluralsOf(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', numbers.format(count));
}
