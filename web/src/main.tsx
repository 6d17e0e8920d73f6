import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, wire } from './app/app';
import './app/styles.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App {...wire()} />
  </StrictMode>,
);
