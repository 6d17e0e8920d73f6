// Serves the example front end from an origin of its own, as a person would who puts it anywhere.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const FILES: Record<string, [name: string, type: string]> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/app.js': ['app.js', 'text/javascript; charset=utf-8'],
  '/style.css': ['style.css', 'text/css; charset=utf-8'],
};
/** Stricter than a usual host's: the page has to live with it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src http: https:; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/** `localhost` and not 127.0.0.1: to a browser that is another site than the server's. Port 0: any. */
export async function serveExample(port = 0): Promise<{ origin: string; stop: () => void }> {
  const server = createServer((request, response) => {
    const file = FILES[request.url ?? ''];
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const path = fileURLToPath(new URL(`../examples/front-end/${file[0]}`, import.meta.url));
    void readFile(path).then((content) => {
      response.writeHead(200, { 'Content-Type': file[1], 'Content-Security-Policy': POLICY }).end(content);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  const address = server.address();
  const given = typeof address === 'object' && address !== null ? address.port : port;
  return { origin: `http://localhost:${given}`, stop: () => server.close() };
}
