import { Button, type ButtonProps } from '@mantine/core';
import { useRef } from 'react';

interface FileButtonProps extends Pick<ButtonProps, 'variant' | 'disabled'> {
  /** What the browser offers to choose from: endings and kinds. */
  readonly accept: string;
  readonly word: string;
  readonly onFile: (file: File) => void;
}

/** Chooses one file. The field itself is out of sight: browsers word it in their own language. */
export function FileButton({ accept, word, onFile, ...button }: FileButtonProps) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept={accept}
        className="heard"
        tabIndex={-1}
        aria-label={word}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was put right.
          event.currentTarget.value = '';
          if (chosen !== undefined) onFile(chosen);
        }}
      />
      <Button size="md" {...button} onClick={() => chooser.current?.click()}>
        {word}
      </Button>
    </>
  );
}
