import { useSearchParams } from "react-router-dom";

/** One of several words in the URL, beside the list's own; another word starts at the first page. */
export function useUrlChoice<Choice extends string>(name: string, choices: readonly Choice[]): [Choice | undefined, (choice: Choice | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const choose = (choice: Choice | undefined) =>
    setParams((before) => {
      const after = new URLSearchParams(before);
      if (choice) after.set(name, choice);
      else after.delete(name);
      after.delete("page");
      return after;
    });
  return [choices.find((choice) => choice === params.get(name)), choose];
}
