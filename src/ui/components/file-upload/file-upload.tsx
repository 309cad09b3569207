import { useLocale } from "../../locale.ts";
import { word } from "../../text.ts";
import { type Attributes, classNames } from "../attributes.ts";
import { Field, type FieldProps, fieldIds } from "../field/field.tsx";

/** Options of a file field; `javascript` draws the frame of a drop zone, with the words for its script. */
export type FileUploadProps = FieldProps & {
  readonly multiple?: boolean | undefined;
  readonly javascript?: boolean | undefined;
  readonly wrapperClasses?: string | undefined;
  readonly wrapperAttributes?: Attributes | undefined;
  readonly chooseFilesButtonText?: string | undefined;
  readonly noFileChosenText?: string | undefined;
  readonly multipleFilesChosenText?: Readonly<Record<string, string>> | undefined;
  readonly dropInstructionText?: string | undefined;
  readonly enteredDropZoneText?: string | undefined;
  readonly leftDropZoneText?: string | undefined;
};

/** A file field. Say in the hint which kinds and what size are taken. */
export function FileUpload(props: FileUploadProps) {
  const { id, describedBy } = fieldIds(props);
  const words = useDropWords(props);
  const control = (
    <input
      class={classNames("govuk-file-upload", props.classes, props.errorMessage && "govuk-file-upload--error")}
      id={id}
      name={props.name}
      type="file"
      disabled={props.disabled}
      multiple={props.multiple}
      aria-describedby={describedBy}
      {...props.attributes}
    />
  );
  return (
    <Field field={props}>
      {props.formGroup?.beforeInput?.text}
      {props.javascript ? (
        <div
          class={classNames("govuk-file-upload-wrapper", props.wrapperClasses)}
          data-module="govuk-file-upload"
          {...words}
          {...props.wrapperAttributes}
        >
          {control}
        </div>
      ) : (
        control
      )}
      {props.formGroup?.afterInput?.text}
    </Field>
  );
}

// The script speaks English unless told otherwise, so in Vietnamese every sentence is handed to it.
function useDropWords(props: FileUploadProps): Attributes {
  const locale = useLocale();
  const own = (key: Parameters<typeof word>[1]) => (locale === "en" ? undefined : word(locale, key));
  const counts =
    props.multipleFilesChosenText ?? (locale === "en" ? undefined : { other: word(locale, "filesChosen") });
  return {
    "data-i18n.choose-files-button": props.chooseFilesButtonText ?? own("chooseFiles"),
    "data-i18n.no-file-chosen": props.noFileChosenText ?? own("noFileChosen"),
    ...Object.fromEntries(
      Object.entries(counts ?? {}).map(([rule, text]) => [`data-i18n.multiple-files-chosen.${rule}`, text]),
    ),
    "data-i18n.drop-instruction": props.dropInstructionText ?? own("dropFiles"),
    "data-i18n.entered-drop-zone": props.enteredDropZoneText ?? own("enteredDrop"),
    "data-i18n.left-drop-zone": props.leftDropZoneText ?? own("leftDrop"),
  };
}
