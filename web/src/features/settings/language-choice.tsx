import { useEffect, useRef, useState } from 'react';
import { Card } from '@/ui/card';
import { Field, FieldProblem, inputClass } from '@/ui/field';
import { toast } from '@/ui/toast';
import { language, speak, words } from '@/words';
import { browserLanguage, chosenLanguage, LANGUAGE_NAMES, LANGUAGES } from '@/words/language';

/** The page is drawn anew in the language that was chosen, and the focus comes back here. */
let isComingBack = false;

/** Which language this browser is spoken to in. The server knows nothing of it. */
export function LanguageChoice() {
  const say = words.settings.preferences;
  const [chosen, setChosen] = useState(chosenLanguage);
  const [hasFailed, setFailed] = useState(false);
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (isComingBack) select.current?.focus();
    isComingBack = false;
  }, []);

  async function choose(value: string): Promise<void> {
    const next = LANGUAGES.find((one) => one === value);
    isComingBack = (next ?? browserLanguage()) !== language;
    try {
      await speak(next);
      setChosen(next);
      setFailed(false);
      toast(words.settings.preferences.languageChosen);
    } catch {
      isComingBack = false;
      setFailed(true);
    }
  }

  return (
    <Card aria-labelledby="language-title" className="p-5 sm:p-6">
      <h2 id="language-title" className="mb-4 text-lg font-semibold">
        {say.language}
      </h2>
      <div className="max-w-md">
        <Field label={say.languageLabel} hint={say.languageHint}>
          {(wiring) => (
            <select
              {...wiring}
              ref={select}
              value={chosen ?? ''}
              onChange={(event) => void choose(event.target.value)}
              className={inputClass}
            >
              <option value="">{say.languageOfBrowser(LANGUAGE_NAMES[browserLanguage()])}</option>
              {LANGUAGES.map((one) => (
                <option key={one} value={one} lang={one}>
                  {LANGUAGE_NAMES[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {hasFailed && (
          <div role="alert">
            <FieldProblem>{say.languageFailed}</FieldProblem>
          </div>
        )}
      </div>
    </Card>
  );
}
