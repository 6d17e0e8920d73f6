import type { ReactNode } from 'react';

interface SentenceProps {
  /** With names in braces: "Your address is {address}." */
  text: string;
  /** What stands for each name. */
  parts: Record<string, ReactNode>;
}

/** A sentence with more than text in it. Where each part stands, the language decides. */
export function Sentence({ text, parts }: SentenceProps) {
  // With the names in a group, `split` gives text and names by turns.
  return text.split(/\{(\w+)\}/).map((piece, index) => {
    const key = `${index} ${piece}`;
    return <Piece key={key}>{index % 2 === 0 ? piece : parts[piece]}</Piece>;
  });
}

function Piece({ children }: { children: ReactNode }) {
  return children;
}
