import { Select } from "@medusajs/ui";

export interface Choice {
  value: string;
  label: string;
}

interface ChoiceFieldProps {
  choices: readonly Choice[];
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean;
  size?: "base" | "small";
  className?: string;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

/** The kit's select for a short list of values. */
export function ChoiceField({ choices, value, onChange, disabled = false, size = "base", ...trigger }: ChoiceFieldProps) {
  return (
    <Select size={size} value={value} onValueChange={onChange} disabled={disabled}>
      <Select.Trigger {...trigger}>
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {choices.map((choice) => (
          <Select.Item key={choice.value} value={choice.value}>
            {choice.label}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  );
}
