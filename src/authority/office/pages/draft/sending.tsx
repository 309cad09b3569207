import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import { Input, Ruled, Select, Textarea } from "../../../../ui/index.ts";
import type { DocumentSigner } from "../../../organisation/index.ts";
import type { Draft } from "../../draft.ts";
import { RecipientsField } from "../recipients/recipients-field.tsx";
import { urgencyWords } from "../words.ts";
import { wrongIn } from "./content.tsx";
import { draftText } from "./text.ts";
import type { DraftView } from "./view.tsx";

/** Who signs, who receives, how urgent it is. */
export function Sending({ frame, draft, signers, choices, errors }: DraftView) {
  const { locale } = frame;
  const text = wordsIn(draftText, locale);
  const wrong = wrongIn(errors);
  return (
    <>
      <Ruled text={text.sending} />
      <div class="lt-fields">
        <Select
          name="signer"
          label={{ text: text.signer }}
          items={[{ value: "", text: text.noSigner }, ...signerItems(draft, signers, text)]}
          value={draft.signer?.accountId ?? ""}
          {...wrong("signer")}
        />
        <Input
          name="due"
          type="date"
          label={{ text: text.due }}
          value={draft.dueDate ?? ""}
          classes="govuk-input--width-10"
          {...wrong("due")}
        />
      </div>
      <RecipientsField choices={choices} error={errors?.fields.recipients} />
      <Textarea
        name="places"
        rows={4}
        label={{ text: text.places }}
        hint={{ text: text.placesHint }}
        value={draft.placeLines.join("\n")}
        {...wrong("placeLines")}
      />
      <div class="lt-fields">
        <Select
          name="urgency"
          label={{ text: text.urgency }}
          value={String(draft.urgency)}
          items={urgencyWords.map((word, index) => ({ value: String(index), text: textIn(word, locale) }))}
        />
        <Select
          name="steering"
          label={{ text: text.steering }}
          value={String(draft.steering)}
          items={[text.steering1, text.steering2, text.steering3].map((word, index) => ({
            value: String(index + 1),
            text: word,
          }))}
        />
      </div>
    </>
  );
}

function signerItems(draft: Draft, signers: readonly DocumentSigner[], text: (typeof draftText)["en"]) {
  const items = signers.map((one) => ({
    value: one.accountId,
    text: `${one.name}, ${one.title}${one.delegated ? ` (${text.delegated(one.delegated.byName)})` : ""}`,
  }));
  const { signer } = draft;
  const isKnown = !signer || items.some(({ value }) => value === signer.accountId);
  return isKnown ? items : [...items, { value: signer.accountId, text: `${signer.name}, ${signer.position}` }];
}
