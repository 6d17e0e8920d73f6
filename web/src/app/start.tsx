// What `main.tsx` loads once the words are there.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, wire } from './app';
import './effects';
import './styles.css';

export function start(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <App {...wire()} />
    </StrictMode>,
  );
}
