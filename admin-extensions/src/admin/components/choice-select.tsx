import { Select } from "@medusajs/ui";

const ANY = "any";

interface ChoiceSelectProps<Choice extends string> {
  label: string;
  /** What stands for no choice; without it one is always chosen. */
  any?: string;
  choices: readonly Choice[];
  nameOf: (choice: Choice) => string;
  value: Choice | undefined;
  onChange: (choice: Choice | undefined) => void;
}

/** A filter of a list. */
export function ChoiceSelect<Choice extends string>({ label, any, choices, nameOf, value, onChange }: ChoiceSelectProps<Choice>) {
  return (
    <Select size="small" value={value ?? ANY} onValueChange={(next) => onChange(choices.find((choice) => choice === next))}>
      <Select.Trigger aria-label={label} className="min-w-[150px]">
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {any !== undefined && <Select.Item value={ANY}>{any}</Select.Item>}
        {choices.map((choice) => (
          <Select.Item key={choice} value={choice}>
            {nameOf(choice)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  );
}
