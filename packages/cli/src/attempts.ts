import type { AttemptEvent } from '@scp-backup/client';
import { redactHeaders } from '@scp-backup/signing';
import { say } from './language.ts';
import type { SendRequest } from './network.ts';
import { escapeControls } from './output/escape.ts';
import { debug } from './output/notes.ts';
import { progress } from './output/progress.ts';

/** Waits shorter than this are not worth a word. */
const shortest = 1000;

/** Shows what is being waited for: the pace, or the next attempt and why there is one. */
export function showAttempt({ method, path, status, errorCode, attempt, duration, paced, next }: AttemptEvent): void {
  const outcome = status ?? errorCode ?? '';
  debug(() => {
    const wait = next ? `; ${next.reason}, next attempt in ${Math.round(next.wait)} ms` : '';
    return `debug: ${method} ${path}: attempt ${attempt}: ${outcome} in ${Math.round(duration)} ms, after ${Math.round(paced)} ms for the pace${wait}`;
  });
  if (next && next.wait >= shortest) {
    const seconds = Math.ceil(next.wait / 1000);
    progress(
      say(
        `${outcome}: trying again in ${seconds} s${next.reason === 'retryAfter' ? ', as the service asks' : ''}`,
        `${outcome}: ${seconds}초 뒤에 다시 시도합니다${next.reason === 'retryAfter' ? '(서비스 요청)' : ''}`,
      ),
    );
  } else if (paced >= shortest) {
    const seconds = Math.round(paced / 1000);
    progress(say(`waited ${seconds} s for the pace`, `요청 속도를 지키기 위해 ${seconds}초 기다림`));
  }
}

/** Sends a request and writes it and its response to stderr, as `--debug` wants it; without keys and signatures. */
export function debugged(send: SendRequest): SendRequest {
  return async (request) => {
    debug(() => `debug: > ${request.method} ${request.url}${headerLines('>', request.headers)}`);
    try {
      const response = await send(request);
      debug(() => `debug: < ${response.status}${headerLines('<', response.headers)}`);
      return response;
    } catch (error) {
      debug(() => `debug: < ${escapeControls(String((error as Error).message))}`);
      throw error;
    }
  };
}

function headerLines(arrow: string, headers: Headers): string {
  return Object.entries(redactHeaders(headers))
    .map(([name, value]) => `\ndebug: ${arrow} ${escapeControls(`${name}: ${value}`)}`)
    .join('');
}
