// Generated from spec/ by `npm run generate`. Do not edit.

export const texts = {
  "en": {
    "listBackupRestoreHistories": {
      "summary": "List Backup restore histories",
      "description": "List Backup restore histories.",
      "parameters": {
        "backup_id": "Backup ID. 32 hexadecimal digits in every known example. Other routes put fixed words in this place (`backup-targets`, `restore`), so an id never holds `/`, `.`, `%`, `?`, `#` or white space.",
        "page": "Page. The first page is 0.",
        "size": "Size: rows on a page. No maximum is documented; the live service may give fewer rows than were asked for.",
        "sort": "Sort, as `field:asc` or `field:desc`. Which fields sort is not documented; every time field and `restore_state`, `restore_server_name` and `schedule_name` are assumed to.",
        "restore_state": "Restore state. `PARTIAL_SUCCESS` since version 1.2.",
        "start_time": "Start time. Rows from this moment on, itself included. Which time of a row is meant is not documented; `restore_start_time`, read as UTC, is assumed. Send UTC with `Z`: a `+` in a query is read as a space.",
        "end_time": "End time. Rows up to this moment, itself included. Which time of a row is meant is not documented; `restore_start_time`, read as UTC, is assumed. Send UTC with `Z`: a `+` in a query is read as a space."
      },
      "fields": {
        "backup_id": "Backup ID",
        "backup_start_time": "Backup time, without a zone.",
        "created_at": "Created At",
        "created_by": "Created By",
        "modified_at": "Modified At",
        "modified_by": "Modified By",
        "restore_end_time": "Restore end time, without a zone. Null while the restore runs.",
        "restore_server_id": "Restore server ID",
        "restore_server_name": "Restore server name",
        "restore_start_time": "Restore start time, without a zone.",
        "restore_state": "Restore state: `COMPLETED`, `FAILED`, `INPROGRESS`, and since version 1.2 `PARTIAL_SUCCESS`. The list is open: later versions may add values.",
        "schedule_name": "Schedule name"
      }
    }
  },
  "ko": {
    "listBackupRestoreHistories": {
      "summary": "복구 이력 목록 조회",
      "description": "복구 이력을 조회한다.",
      "parameters": {
        "backup_id": "백업 ID. 알려진 예는 모두 16진수 32자리입니다. 다른 경로가 이 자리에 고정된 단어(`backup-targets`, `restore`)를 쓰므로 ID에는 `/`, `.`, `%`, `?`, `#`와 공백이 들어가지 않습니다.",
        "page": "페이지. 첫 페이지는 0입니다.",
        "size": "한 페이지의 항목 수. 최댓값은 문서에 없으며, 실제 서비스는 요청보다 적은 행을 줄 수 있습니다.",
        "sort": "정렬 조건. `필드:asc` 또는 `필드:desc`로 적습니다. 어떤 필드로 정렬할 수 있는지는 문서에 없으며, 시각 필드와 `restore_state`, `restore_server_name`, `schedule_name`으로 정렬할 수 있다고 가정합니다.",
        "restore_state": "복구 상태. `PARTIAL_SUCCESS`는 버전 1.2부터 사용할 수 있습니다.",
        "start_time": "시작 일시. 이 시각을 포함해 그 이후의 행을 조회합니다. 행의 어떤 시각과 비교하는지는 문서에 없으며, UTC로 읽은 `restore_start_time`과 비교한다고 가정합니다. 쿼리의 `+`는 공백으로 읽히므로 `Z`가 붙은 UTC로 보내세요.",
        "end_time": "검색 종료 일시. 이 시각을 포함해 그 이전의 행을 조회합니다. 행의 어떤 시각과 비교하는지는 문서에 없으며, UTC로 읽은 `restore_start_time`과 비교한다고 가정합니다. 쿼리의 `+`는 공백으로 읽히므로 `Z`가 붙은 UTC로 보내세요."
      },
      "fields": {
        "backup_id": "백업 ID",
        "backup_start_time": "백업 시각. 시간대가 없습니다.",
        "created_at": "생성 일시",
        "created_by": "생성자",
        "modified_at": "수정 일시",
        "modified_by": "수정자",
        "restore_end_time": "복구 종료 시각. 시간대가 없습니다. 복구하는 동안에는 null입니다.",
        "restore_server_id": "복구 서버 ID",
        "restore_server_name": "복구 서버명",
        "restore_start_time": "복구 시작 시각. 시간대가 없습니다.",
        "restore_state": "복구 상태. `COMPLETED`, `FAILED`, `INPROGRESS`가 있으며 버전 1.2부터 `PARTIAL_SUCCESS`가 추가되었습니다. 이후 버전에서 값이 더 추가될 수 있습니다.",
        "schedule_name": "스케줄명"
      }
    }
  }
} as const;
