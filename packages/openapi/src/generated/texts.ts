// Generated from spec/ by `npm run generate`. Do not edit.

export const texts = {
  "en": {
    "listBackups": {
      "summary": "List Backups",
      "description": "List Backups.",
      "parameters": {
        "page": "Page. The first page is assumed to be 0.",
        "size": "Size, the number of rows on a page. No maximum is known, and the default is assumed to be 20.",
        "sort": "Sort, as `field:asc` or `field:desc`. Which fields sort is assumed.",
        "name": "Backup name. It is assumed to match the whole name.",
        "server_name": "Backup server name. It is assumed to match the whole name."
      },
      "fields": {
        "id": "ID",
        "name": "Backup name",
        "state": "Backup state. `AVAILABLE` is known; other values exist.",
        "policy_type": "Backup policy type. `VM_IMAGE` and `FILESYSTEM` are known; other values may come.",
        "retention_period": "Backup retention period",
        "role_type": "Backup role type",
        "server_name": "Backup server name",
        "created_at": "Created At",
        "created_by": "Created By",
        "modified_at": "Modified At",
        "modified_by": "Modified By"
      }
    },
    "showBackup": {
      "summary": "Show Backup",
      "description": "Show Backup.",
      "parameters": {
        "backup_id": "Backup ID. 32 hexadecimal digits in every known example. Other routes put fixed words in this place (`backup-targets`, `restore`), so an id never holds `/`, `.`, `%`, `?`, `#` or white space, and is not empty (assumed)."
      },
      "fields": {
        "id": "ID",
        "name": "Backup name",
        "state": "Backup state. `AVAILABLE` is known; other values exist.",
        "policy_type": "Backup policy type. `VM_IMAGE` and `FILESYSTEM` are known; other values may come.",
        "retention_period": "Backup retention period",
        "role_type": "Backup role type",
        "server_name": "Backup server name",
        "created_at": "Created At",
        "created_by": "Created By",
        "modified_at": "Modified At",
        "modified_by": "Modified By",
        "policy_category": "Backup policy category",
        "server_category": "Backup server category",
        "server_uuid": "Backup server UUID",
        "server_region": "Backup server region",
        "filesystem_paths": "Paths of the file systems that are backed up",
        "encrypt_enabled": "Whether the backup is encrypted"
      }
    },
    "listBackupRestoreHistories": {
      "summary": "List Backup restore histories",
      "description": "List Backup restore histories.",
      "parameters": {
        "backup_id": "Backup ID. 32 hexadecimal digits in every known example. Other routes put fixed words in this place (`backup-targets`, `restore`), so an id never holds `/`, `.`, `%`, `?`, `#` or white space, and is not empty (assumed).",
        "page": "Page. The first page is 0; that there is none below it is assumed.",
        "size": "Size: rows on a page. The minimum of 1 is assumed. No maximum is documented; the live service may give fewer rows than were asked for.",
        "sort": "Sort, as `field:asc` or `field:desc`. Which fields sort is not documented; every time field and `restore_state`, `restore_server_name` and `schedule_name` are assumed to.",
        "restore_state": "Restore state. `PARTIAL_SUCCESS` since version 1.2.",
        "start_time": "Start time. Rows from this moment on, itself included. Which time of a row is meant is not documented; `restore_start_time`, read as UTC, is assumed. Send UTC with `Z`: a `+` in a query is read as a space.",
        "end_time": "End time. Rows up to this moment, itself included. Which time of a row is meant is not documented; `restore_start_time`, read as UTC, is assumed. Send UTC with `Z`: a `+` in a query is read as a space."
      },
      "fields": {
        "backup_id": "Backup ID",
        "backup_start_time": "Backup time, as a rule without a zone.",
        "created_at": "Created At",
        "created_by": "Created By",
        "modified_at": "Modified At",
        "modified_by": "Modified By",
        "restore_end_time": "Restore end time, as a rule without a zone. That it is null while the restore runs is assumed.",
        "restore_server_id": "Restore server ID",
        "restore_server_name": "Restore server name",
        "restore_start_time": "Restore start time, as a rule without a zone.",
        "restore_state": "Restore state: `COMPLETED`, `FAILED`, `INPROGRESS`, and since version 1.2 `PARTIAL_SUCCESS`. The list is open: later versions may add values.",
        "schedule_name": "Schedule name"
      }
    }
  },
  "ko": {
    "listBackups": {
      "summary": "백업 목록 조회",
      "description": "백업 목록을 조회한다.",
      "parameters": {
        "page": "페이지. 첫 페이지는 0이라고 가정합니다.",
        "size": "한 페이지의 항목 수. 최댓값은 알려지지 않았으며, 기본값은 20이라고 가정합니다.",
        "sort": "정렬 조건. `필드:asc` 또는 `필드:desc`로 적습니다. 어떤 필드로 정렬할 수 있는지는 가정입니다.",
        "name": "Backup명. 이름 전체가 일치해야 한다고 가정합니다.",
        "server_name": "Backup 서버명. 이름 전체가 일치해야 한다고 가정합니다."
      },
      "fields": {
        "id": "백업 ID",
        "name": "Backup명",
        "state": "Backup 상태. 알려진 값은 `AVAILABLE`이며 다른 값도 있습니다.",
        "policy_type": "Backup 정책 유형. 알려진 값은 `VM_IMAGE`와 `FILESYSTEM`이며 다른 값도 올 수 있습니다.",
        "retention_period": "Backup 보관 기간",
        "role_type": "Backup 역할 유형",
        "server_name": "Backup 서버명",
        "created_at": "생성 시간",
        "created_by": "생성자",
        "modified_at": "수정 시간",
        "modified_by": "수정자"
      }
    },
    "showBackup": {
      "summary": "백업 상세 조회",
      "description": "백업 한 건의 상세 정보를 조회한다.",
      "parameters": {
        "backup_id": "Backup ID. 알려진 예는 모두 16진수 32자리입니다. 다른 경로가 이 자리에 고정된 단어(`backup-targets`, `restore`)를 사용하므로 ID에는 `/`, `.`, `%`, `?`, `#`와 공백이 들어가지 않으며, 비어 있지 않다고 가정합니다."
      },
      "fields": {
        "id": "백업 ID",
        "name": "Backup명",
        "state": "Backup 상태. 알려진 값은 `AVAILABLE`이며 다른 값도 있습니다.",
        "policy_type": "Backup 정책 유형. 알려진 값은 `VM_IMAGE`와 `FILESYSTEM`이며 다른 값도 올 수 있습니다.",
        "retention_period": "Backup 보관 기간",
        "role_type": "Backup 역할 유형",
        "server_name": "Backup 서버명",
        "created_at": "생성 시간",
        "created_by": "생성자",
        "modified_at": "수정 시간",
        "modified_by": "수정자",
        "policy_category": "Backup 정책 분류",
        "server_category": "Backup 서버 분류",
        "server_uuid": "Backup 서버 UUID",
        "server_region": "Backup 서버 리전",
        "filesystem_paths": "백업하는 파일 시스템의 경로",
        "encrypt_enabled": "백업 암호화 여부"
      }
    },
    "listBackupRestoreHistories": {
      "summary": "복구 이력 목록 조회",
      "description": "복구 이력을 조회한다.",
      "parameters": {
        "backup_id": "Backup ID. 알려진 예는 모두 16진수 32자리입니다. 다른 경로가 이 자리에 고정된 단어(`backup-targets`, `restore`)를 사용하므로 ID에는 `/`, `.`, `%`, `?`, `#`와 공백이 들어가지 않으며, 비어 있지 않다고 가정합니다.",
        "page": "페이지. 첫 페이지는 0이며, 그보다 작은 값은 없다고 가정합니다.",
        "size": "항목 수. 한 페이지의 행 수이며, 최솟값 1은 가정한 것입니다. 최댓값은 문서에 없고, 실제 서비스는 요청보다 적은 행을 돌려줄 수 있습니다.",
        "sort": "정렬 조건. `필드:asc` 또는 `필드:desc`로 적습니다. 어떤 필드로 정렬할 수 있는지는 문서에 없으며, 시각 필드와 `restore_state`, `restore_server_name`, `schedule_name`으로 정렬할 수 있다고 가정합니다.",
        "restore_state": "복구 상태. `PARTIAL_SUCCESS`는 버전 1.2부터 사용할 수 있습니다.",
        "start_time": "시작 일시. 이 시각을 포함해 그 이후의 행을 조회합니다. 행의 어떤 시각과 비교하는지는 문서에 없으며, UTC로 읽은 `restore_start_time`과 비교한다고 가정합니다. 쿼리의 `+`는 공백으로 읽히므로 `Z`가 붙은 UTC로 보내세요.",
        "end_time": "검색 종료 일시. 이 시각을 포함해 그 이전의 행을 조회합니다. 행의 어떤 시각과 비교하는지는 문서에 없으며, UTC로 읽은 `restore_start_time`과 비교한다고 가정합니다. 쿼리의 `+`는 공백으로 읽히므로 `Z`가 붙은 UTC로 보내세요."
      },
      "fields": {
        "backup_id": "Backup ID",
        "backup_start_time": "Backup 일시. 시간대가 없는 것이 보통입니다.",
        "created_at": "생성 시간",
        "created_by": "생성자",
        "modified_at": "수정 시간",
        "modified_by": "수정자",
        "restore_end_time": "복구 완료 일시. 시간대가 없는 것이 보통입니다. 복구 중에는 null이라고 가정합니다.",
        "restore_server_id": "복구 서버 ID",
        "restore_server_name": "복구 서버명",
        "restore_start_time": "복구 시작 일시. 시간대가 없는 것이 보통입니다.",
        "restore_state": "복구 상태. `COMPLETED`, `FAILED`, `INPROGRESS`가 있으며 버전 1.2부터 `PARTIAL_SUCCESS`가 추가되었습니다. 이후 버전에서 값이 더 추가될 수 있습니다.",
        "schedule_name": "스케줄명"
      }
    }
  }
} as const;
