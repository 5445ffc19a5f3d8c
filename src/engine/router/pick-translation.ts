/** What decides in which language somebody is addressed. */
export interface LanguageChoice {
  /** The contact's; empty if unknown. */
  readonly contact: string;
  /** Of the environment, the preferred one first. */
  readonly allowed: readonly string[];
  /** In which the flow itself is written. */
  readonly flow: string;
}

/** The languages to look through, best first: the contact's if it is allowed, the first allowed, the flow's own. */
export function languageChain({ contact, allowed, flow }: LanguageChoice): readonly string[] {
  const chain = allowed.includes(contact) ? [contact] : [];
  for (const language of [allowed[0] ?? flow, flow]) {
    if (!chain.includes(language)) {
      chain.push(language);
    }
  }
  return chain;
}

/** The translation in the best language there is; undefined where the flow's own text, in `flow`, comes first. */
export function pickTranslation<Text>(
  translations: { readonly [language: string]: Text },
  choice: LanguageChoice,
): Text | undefined {
  for (const language of languageChain(choice)) {
    if (language === choice.flow) {
      return undefined;
    }
    if (Object.hasOwn(translations, language)) {
      return translations[language];
    }
  }
  return undefined;
}
