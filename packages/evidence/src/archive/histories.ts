import { apiVersionNumber, type OperationTable, operations, operationsIn, service } from '@scp-backup/openapi';
import { EvidenceError } from '../core/error.ts';
import { historiesOf, type RunHistory } from '../core/histories.ts';
import { errorTexts } from '../messages/errors.ts';
import { formatVersion, type RunParameters } from './layout.ts';

/** The histories of an API version. */
export function historiesIn(apiVersion: string = service.apiVersion): readonly RunHistory[] {
  return historiesOf(operationsIn(operations as OperationTable, apiVersionNumber(apiVersion) ?? apiVersion));
}

/** The path of a list; undefined for an operation that the document does not know. */
export function pathOf(operation: string, of: string | null): string | undefined {
  return (operations as OperationTable)[operation]?.path.replace(/\{[^}]+\}/, () => encodeURIComponent(of ?? ''));
}

/**
 * The histories that an archive holds; the document may know more of them by now.
 *
 * @throws {EvidenceError} `damagedArchive` for an archive of another format, or of histories that the document does not know
 */
export function historiesOfArchive({
  format,
  apiVersion,
  operations: collected,
}: RunParameters): readonly RunHistory[] {
  if (format !== formatVersion) {
    throw new EvidenceError('damagedArchive', errorTexts.otherFormat(format, formatVersion));
  }
  const known = historiesIn(apiVersion);
  return collected.map((id) => {
    const history = known.find(({ operation }) => operation === id);
    if (history) return history;
    throw new EvidenceError('damagedArchive', errorTexts.unknownHistory(id, apiVersion));
  });
}
