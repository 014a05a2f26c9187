import { type Text, textOf } from './language.ts';

/** What the system says of files, folders and addresses of this machine, by its code. */
const texts: Readonly<Record<string, Text>> = {
  ENOENT: { en: 'no such file or folder', ko: '파일이나 폴더가 없음' },
  EACCES: { en: 'permission denied', ko: '권한이 없음' },
  EPERM: { en: 'permission denied', ko: '권한이 없음' },
  EISDIR: { en: 'it is a folder', ko: '폴더임' },
  ENOTDIR: { en: 'a part of the path is not a folder', ko: '경로에 폴더가 아닌 것이 있음' },
  ENOSPC: { en: 'the disk is full', ko: '디스크가 가득 참' },
  EDQUOT: { en: 'the quota of the disk is used up', ko: '디스크 할당량을 모두 사용함' },
  EROFS: { en: 'the disk is read-only', ko: '읽기 전용 디스크임' },
  EADDRINUSE: { en: 'the port is taken', ko: '사용 중인 포트' },
  EADDRNOTAVAIL: { en: 'this machine has no such address', ko: '이 컴퓨터에 없는 주소' },
  ENOTFOUND: { en: 'unknown host', ko: '알 수 없는 호스트' },
};

/** The cause of a failed access to a file or an address, without its path; the message of the error where it is unknown. */
export function systemText({ code = '', message }: NodeJS.ErrnoException): string {
  const text = texts[code];
  return text ? `${textOf(text)} (${code})` : message;
}
