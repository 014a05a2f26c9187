import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Adds `GET /v1/backups/{backup_id}/restore-targets` to a copy of the spec, as unlike the documented operation as the
 * behaviour allows: other names for list, page and size, rows without the parent's id, another stable sort.
 */
export async function addSecondOperation(specFolder: string): Promise<void> {
  const root = join(specFolder, 'openapi.yaml');
  const text = await readFile(root, 'utf8');
  const path = '  /v1/backups/{backup_id}/restore-targets:\n    $ref: paths/restore-targets.yaml\n';
  await writeFile(root, text.replace('\ncomponents:\n', `\n${path}components:\n`));
  await writeFile(join(specFolder, 'paths/restore-targets.yaml'), pathItem);
  await appendFile(join(specFolder, 'overlays/ko.yaml'), korean);
}

const korean = `
  - target: $.paths['/v1/backups/{backup_id}/restore-targets'].get
    update:
      summary: 복구 대상 목록 조회
      description: 복구 대상 서버를 조회합니다.
      responses:
        '200':
          description: 정상
          content:
            application/json:
              schema:
                properties:
                  total: { description: 갯수 }
                  targets:
                    description: 복구 대상
                    items:
                      properties:
                        name: { description: 서버명 }
                        zone: { description: 영역 }
                        registered_at: { description: 등록 시간 }
                        cores: { description: 코어 수 }
              examples:
                three: { summary: 복구 대상 세 건 }
  - target: $.paths['/v1/backups/{backup_id}/restore-targets'].get.parameters[?@.name == 'page_number']
    update: { description: 페이지 }
  - target: $.paths['/v1/backups/{backup_id}/restore-targets'].get.parameters[?@.name == 'limit']
    update: { description: 항목 수 }
  - target: $.paths['/v1/backups/{backup_id}/restore-targets'].get.parameters[?@.name == 'order']
    update: { description: 정렬 조건 }
  - target: $.paths['/v1/backups/{backup_id}/restore-targets'].get.parameters[?@.name == 'zone']
    update: { description: 영역 }
`;

const pathItem = `
parameters:
  - $ref: ../parameters/backup_id.yaml
get:
  operationId: listBackupRestoreTargets
  tags: [restore-histories]
  summary: List restore targets
  description: List the servers that a backup can be restored to.
  x-scp-command: [restore-targets, list]
  x-scp-list:
    items: targets
    parent: { parameter: backup_id }
    count: { property: total, means: total }
    page: { parameter: page_number, first: 1 }
    size: { parameter: limit, default: 2 }
    sort: { parameter: order, default: 'name:asc', stable: 'registered_at:asc', fields: [name, registered_at] }
    filters:
      - { parameter: zone, field: zone, test: equals }
  parameters:
    - name: page_number
      in: query
      description: Page, from 1.
      schema: { type: integer, minimum: 1, default: 1 }
    - name: limit
      in: query
      description: Rows on a page.
      schema: { type: integer, minimum: 1, maximum: 50, default: 2 }
    - name: order
      in: query
      description: Order of the rows.
      schema: { type: string, default: 'name:asc' }
    - name: zone
      in: query
      description: Zone of the server.
      schema: { type: string }
    - $ref: ../parameters/scp-api-version.yaml
  responses:
    '200':
      description: OK
      content:
        application/json:
          schema:
            type: object
            required: [targets, total]
            properties:
              total: { type: integer, description: Number of targets. }
              targets:
                type: array
                description: The targets of this page.
                items:
                  type: object
                  required: [name, zone, registered_at, cores]
                  properties:
                    name: { type: string, description: Name of the server. }
                    zone: { type: string, description: Zone of the server. }
                    registered_at: { type: string, format: date-time, description: Registered at. }
                    cores: { type: integer, description: Number of cores. }
          examples:
            three:
              summary: Three targets
              value:
                total: 3
                targets:
                  - { name: beta, zone: west, registered_at: '2024-03-01T00:00:00Z', cores: 4 }
                  - { name: alpha, zone: west, registered_at: '2024-02-01T00:00:00Z', cores: 8 }
                  - { name: gamma, zone: east, registered_at: '2024-01-01T00:00:00Z', cores: 2 }
    '401': { $ref: ../responses/unauthorized.yaml }
    '404': { $ref: ../responses/not-found.yaml }
`;
