// Generated from spec/ by `npm run generate`. Do not edit.

export const operations = {
  "listBackups": {
    "id": "listBackups",
    "method": "GET",
    "path": "/v1/backups",
    "action": "backup:ListBackups",
    "command": [
      "backups",
      "list"
    ],
    "parameters": {
      "page": {
        "in": "query",
        "type": "integer",
        "nullable": true,
        "minimum": 0
      },
      "size": {
        "in": "query",
        "type": "integer",
        "nullable": true,
        "minimum": 0
      },
      "sort": {
        "in": "query",
        "type": "string",
        "nullable": true
      },
      "name": {
        "in": "query",
        "type": "string",
        "nullable": true
      },
      "server_name": {
        "in": "query",
        "type": "string",
        "nullable": true
      }
    },
    "list": {
      "items": "contents",
      "count": {
        "property": "count",
        "means": "total",
        "assumed": true
      },
      "page": {
        "parameter": "page",
        "first": 0,
        "assumed": true
      },
      "size": {
        "parameter": "size",
        "default": 20,
        "assumed": true
      },
      "sort": {
        "parameter": "sort",
        "default": "created_at:desc",
        "stable": "created_at:asc",
        "fields": [
          "created_at",
          "modified_at",
          "name",
          "policy_type",
          "retention_period",
          "role_type",
          "server_name",
          "state"
        ],
        "assumed": true
      },
      "filters": [
        {
          "parameter": "name",
          "field": "name",
          "test": "equals",
          "assumed": true
        },
        {
          "parameter": "server_name",
          "field": "server_name",
          "test": "equals",
          "assumed": true
        }
      ]
    }
  },
  "showBackup": {
    "id": "showBackup",
    "method": "GET",
    "path": "/v1/backups/{backup_id}",
    "command": [
      "backups",
      "show"
    ],
    "parameters": {
      "backup_id": {
        "in": "path",
        "required": true,
        "type": "string",
        "minLength": 1,
        "assumed": [
          "minLength"
        ]
      }
    },
    "item": {
      "list": "listBackups",
      "parameter": "backup_id",
      "field": "id"
    }
  },
  "listBackupRestoreHistories": {
    "id": "listBackupRestoreHistories",
    "method": "GET",
    "path": "/v1/backups/{backup_id}/restore-histories",
    "action": "backup:ListRestoreHistories",
    "command": [
      "restore-histories",
      "list"
    ],
    "primary": true,
    "parameters": {
      "backup_id": {
        "in": "path",
        "required": true,
        "type": "string",
        "minLength": 1,
        "assumed": [
          "minLength"
        ]
      },
      "page": {
        "in": "query",
        "type": "integer",
        "nullable": true,
        "minimum": 0,
        "assumed": [
          "minimum"
        ],
        "default": 0
      },
      "size": {
        "in": "query",
        "type": "integer",
        "nullable": true,
        "minimum": 1,
        "assumed": [
          "minimum"
        ],
        "default": 20
      },
      "sort": {
        "in": "query",
        "type": "string",
        "nullable": true,
        "default": "created_at:desc"
      },
      "restore_state": {
        "in": "query",
        "type": "string",
        "nullable": true,
        "enum": [
          "COMPLETED",
          "FAILED",
          "INPROGRESS",
          "PARTIAL_SUCCESS"
        ],
        "valuesSince": {
          "PARTIAL_SUCCESS": "1.2"
        }
      },
      "start_time": {
        "in": "query",
        "type": "string",
        "nullable": true,
        "format": "date-time"
      },
      "end_time": {
        "in": "query",
        "type": "string",
        "nullable": true,
        "format": "date-time"
      }
    },
    "list": {
      "items": "contents",
      "parent": {
        "parameter": "backup_id",
        "field": "backup_id"
      },
      "count": {
        "property": "count",
        "means": "total",
        "assumed": true
      },
      "page": {
        "parameter": "page",
        "first": 0
      },
      "size": {
        "parameter": "size",
        "default": 20
      },
      "sort": {
        "parameter": "sort",
        "default": "created_at:desc",
        "stable": "created_at:asc",
        "fields": [
          "backup_start_time",
          "created_at",
          "modified_at",
          "restore_end_time",
          "restore_server_name",
          "restore_start_time",
          "restore_state",
          "schedule_name"
        ],
        "assumed": true
      },
      "filters": [
        {
          "parameter": "restore_state",
          "field": "restore_state",
          "test": "equals"
        },
        {
          "parameter": "start_time",
          "field": "restore_start_time",
          "test": "from",
          "assumed": true
        },
        {
          "parameter": "end_time",
          "field": "restore_start_time",
          "test": "until",
          "assumed": true
        }
      ]
    },
    "run": {
      "state": "restore_state",
      "succeeded": [
        "COMPLETED"
      ],
      "failed": [
        "FAILED"
      ],
      "running": [
        "INPROGRESS"
      ],
      "partial": [
        "PARTIAL_SUCCESS"
      ],
      "started": "restore_start_time",
      "ended": "restore_end_time",
      "target": "restore_server_name",
      "of": "backup_id"
    }
  }
} as const;

export const calls = {
  "listBackups": {
    "id": "listBackups",
    "path": "/v1/backups",
    "parameters": {
      "page": {
        "in": "query",
        "type": "integer",
        "minimum": 0
      },
      "size": {
        "in": "query",
        "type": "integer",
        "minimum": 0
      },
      "sort": {
        "in": "query",
        "type": "string"
      },
      "name": {
        "in": "query",
        "type": "string"
      },
      "server_name": {
        "in": "query",
        "type": "string"
      }
    },
    "list": {
      "items": "contents",
      "count": {
        "property": "count",
        "means": "total",
        "assumed": true
      },
      "page": {
        "parameter": "page",
        "first": 0
      },
      "size": {
        "parameter": "size",
        "default": 20
      },
      "sort": {
        "parameter": "sort",
        "stable": "created_at:asc"
      }
    }
  },
  "showBackup": {
    "id": "showBackup",
    "path": "/v1/backups/{backup_id}",
    "parameters": {
      "backup_id": {
        "in": "path",
        "required": true,
        "type": "string"
      }
    }
  },
  "listBackupRestoreHistories": {
    "id": "listBackupRestoreHistories",
    "path": "/v1/backups/{backup_id}/restore-histories",
    "parameters": {
      "backup_id": {
        "in": "path",
        "required": true,
        "type": "string"
      },
      "page": {
        "in": "query",
        "type": "integer",
        "minimum": 0
      },
      "size": {
        "in": "query",
        "type": "integer",
        "minimum": 1
      },
      "sort": {
        "in": "query",
        "type": "string"
      },
      "restore_state": {
        "in": "query",
        "type": "string",
        "enum": [
          "COMPLETED",
          "FAILED",
          "INPROGRESS",
          "PARTIAL_SUCCESS"
        ],
        "valuesSince": {
          "PARTIAL_SUCCESS": "1.2"
        }
      },
      "start_time": {
        "in": "query",
        "type": "string",
        "format": "date-time"
      },
      "end_time": {
        "in": "query",
        "type": "string",
        "format": "date-time"
      }
    },
    "list": {
      "items": "contents",
      "count": {
        "property": "count",
        "means": "total",
        "assumed": true
      },
      "page": {
        "parameter": "page",
        "first": 0
      },
      "size": {
        "parameter": "size",
        "default": 20
      },
      "sort": {
        "parameter": "sort",
        "stable": "created_at:asc"
      },
      "filters": [
        {
          "parameter": "start_time",
          "field": "restore_start_time",
          "test": "from"
        },
        {
          "parameter": "end_time",
          "field": "restore_start_time",
          "test": "until"
        }
      ]
    }
  }
} as const;

export const rows = {
  "listBackups": {
    "id": {
      "type": "string",
      "required": true
    },
    "name": {
      "type": "string",
      "required": true
    },
    "state": {
      "type": "string",
      "known": [
        "AVAILABLE"
      ],
      "required": true
    },
    "policy_type": {
      "type": "string",
      "known": [
        "VM_IMAGE",
        "FILESYSTEM"
      ],
      "required": true
    },
    "retention_period": {
      "type": "string",
      "required": true
    },
    "role_type": {
      "type": "string",
      "required": true
    },
    "server_name": {
      "type": "string",
      "required": true
    },
    "created_at": {
      "type": "string",
      "format": "date-time",
      "required": true
    },
    "created_by": {
      "type": "string",
      "required": true
    },
    "modified_at": {
      "type": "string",
      "format": "date-time",
      "required": true
    },
    "modified_by": {
      "type": "string",
      "required": true
    }
  },
  "showBackup": {
    "id": {
      "type": "string",
      "required": true
    },
    "name": {
      "type": "string",
      "required": true
    },
    "state": {
      "type": "string",
      "known": [
        "AVAILABLE"
      ],
      "required": true
    },
    "policy_type": {
      "type": "string",
      "known": [
        "VM_IMAGE",
        "FILESYSTEM"
      ],
      "required": true
    },
    "retention_period": {
      "type": "string",
      "required": true
    },
    "role_type": {
      "type": "string",
      "required": true
    },
    "server_name": {
      "type": "string",
      "required": true
    },
    "created_at": {
      "type": "string",
      "format": "date-time",
      "required": true
    },
    "created_by": {
      "type": "string",
      "required": true
    },
    "modified_at": {
      "type": "string",
      "format": "date-time",
      "required": true
    },
    "modified_by": {
      "type": "string",
      "required": true
    },
    "policy_category": {
      "type": "string"
    },
    "server_category": {
      "type": "string"
    },
    "server_uuid": {
      "type": "string"
    },
    "server_region": {
      "type": "string"
    },
    "filesystem_paths": {
      "type": "array"
    },
    "encrypt_enabled": {
      "type": "boolean",
      "nullable": true
    }
  },
  "listBackupRestoreHistories": {
    "backup_id": {
      "type": "string",
      "required": true
    },
    "backup_start_time": {
      "type": "string",
      "format": "date-time-local",
      "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?$",
      "required": true
    },
    "created_at": {
      "type": "string",
      "format": "date-time",
      "required": true
    },
    "created_by": {
      "type": "string",
      "required": true
    },
    "modified_at": {
      "type": "string",
      "format": "date-time",
      "required": true
    },
    "modified_by": {
      "type": "string",
      "required": true
    },
    "restore_end_time": {
      "type": "string",
      "nullable": true,
      "format": "date-time-local",
      "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?$",
      "required": true
    },
    "restore_server_id": {
      "type": "string",
      "nullable": true,
      "required": true
    },
    "restore_server_name": {
      "type": "string",
      "required": true
    },
    "restore_start_time": {
      "type": "string",
      "format": "date-time-local",
      "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?$",
      "required": true
    },
    "restore_state": {
      "type": "string",
      "known": [
        "COMPLETED",
        "FAILED",
        "INPROGRESS",
        "PARTIAL_SUCCESS"
      ],
      "valuesSince": {
        "PARTIAL_SUCCESS": "1.2"
      },
      "required": true
    },
    "schedule_name": {
      "type": "string",
      "required": true
    }
  }
} as const;

export const responses = {
  "listBackups": {
    "200": {
      "source": "vendor-code",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "oneBackup": {
          "mediaType": "application/json",
          "source": "vendor-code"
        },
        "severalBackups": {
          "mediaType": "application/json",
          "source": "assumed"
        },
        "noBackups": {
          "mediaType": "application/json",
          "source": "vendor-code"
        }
      }
    },
    "400": {
      "source": "observed",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "badRequest": {
          "mediaType": "application/json",
          "source": "observed"
        },
        "badRequestText": {
          "mediaType": "application/json",
          "source": "observed"
        },
        "badRequestItems": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "401": {
      "source": "documented",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "wrongSignature": {
          "mediaType": "application/json",
          "source": "assumed"
        },
        "notEntitled": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "403": {
      "source": "documented",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "forbidden": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "404": {
      "source": "documented",
      "mediaTypes": [
        "application/json",
        "text/html"
      ],
      "examples": {
        "notFound": {
          "mediaType": "application/json",
          "source": "observed"
        },
        "missingSignature": {
          "mediaType": "application/json",
          "source": "observed"
        },
        "notFoundPage": {
          "mediaType": "text/html",
          "source": "observed"
        }
      }
    },
    "406": {
      "source": "observed",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "noSuchVersion": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "417": {
      "source": "observed",
      "mediaTypes": [
        "text/html"
      ],
      "examples": {
        "firewall": {
          "mediaType": "text/html",
          "source": "observed"
        }
      }
    },
    "429": {
      "source": "observed",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "tooManyRequests": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "500": {
      "source": "observed",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "contactAdmin": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "502": {
      "source": "observed",
      "mediaTypes": [
        "text/plain"
      ],
      "examples": {
        "badGateway": {
          "mediaType": "text/plain",
          "source": "observed"
        }
      }
    },
    "503": {
      "source": "observed",
      "mediaTypes": [
        "text/plain"
      ],
      "examples": {
        "serviceUnavailable": {
          "mediaType": "text/plain",
          "source": "observed"
        }
      }
    },
    "504": {
      "source": "observed",
      "mediaTypes": [
        "text/plain"
      ],
      "examples": {
        "gatewayTimeout": {
          "mediaType": "text/plain",
          "source": "observed"
        }
      }
    }
  },
  "showBackup": {
    "200": {
      "source": "vendor-code",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "virtualServer": {
          "mediaType": "application/json",
          "source": "assumed"
        },
        "fileSystem": {
          "mediaType": "application/json",
          "source": "assumed"
        }
      }
    },
    "400": {
      "source": "observed",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "badRequest": {
          "mediaType": "application/json",
          "source": "observed"
        },
        "badRequestText": {
          "mediaType": "application/json",
          "source": "observed"
        },
        "badRequestItems": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "401": {
      "source": "documented",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "wrongSignature": {
          "mediaType": "application/json",
          "source": "assumed"
        },
        "notEntitled": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "403": {
      "source": "documented",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "forbidden": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "404": {
      "source": "documented",
      "mediaTypes": [
        "application/json",
        "text/html"
      ],
      "examples": {
        "notFound": {
          "mediaType": "application/json",
          "source": "observed"
        },
        "missingSignature": {
          "mediaType": "application/json",
          "source": "observed"
        },
        "notFoundPage": {
          "mediaType": "text/html",
          "source": "observed"
        }
      }
    },
    "406": {
      "source": "observed",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "noSuchVersion": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "417": {
      "source": "observed",
      "mediaTypes": [
        "text/html"
      ],
      "examples": {
        "firewall": {
          "mediaType": "text/html",
          "source": "observed"
        }
      }
    },
    "429": {
      "source": "observed",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "tooManyRequests": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "500": {
      "source": "observed",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "contactAdmin": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "502": {
      "source": "observed",
      "mediaTypes": [
        "text/plain"
      ],
      "examples": {
        "badGateway": {
          "mediaType": "text/plain",
          "source": "observed"
        }
      }
    },
    "503": {
      "source": "observed",
      "mediaTypes": [
        "text/plain"
      ],
      "examples": {
        "serviceUnavailable": {
          "mediaType": "text/plain",
          "source": "observed"
        }
      }
    },
    "504": {
      "source": "observed",
      "mediaTypes": [
        "text/plain"
      ],
      "examples": {
        "gatewayTimeout": {
          "mediaType": "text/plain",
          "source": "observed"
        }
      }
    }
  },
  "listBackupRestoreHistories": {
    "200": {
      "source": "documented",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "documented": {
          "mediaType": "application/json",
          "source": "documented"
        },
        "empty": {
          "mediaType": "application/json",
          "source": "assumed"
        },
        "nullContents": {
          "mediaType": "application/json",
          "source": "vendor-code"
        },
        "severalPages": {
          "mediaType": "application/json",
          "source": "assumed"
        },
        "failed": {
          "mediaType": "application/json",
          "source": "assumed"
        },
        "inProgress": {
          "mediaType": "application/json",
          "source": "assumed"
        },
        "unknownState": {
          "mediaType": "application/json",
          "source": "assumed"
        }
      }
    },
    "400": {
      "source": "observed",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "badRequest": {
          "mediaType": "application/json",
          "source": "observed"
        },
        "badRequestText": {
          "mediaType": "application/json",
          "source": "observed"
        },
        "badRequestItems": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "401": {
      "source": "documented",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "wrongSignature": {
          "mediaType": "application/json",
          "source": "assumed"
        },
        "notEntitled": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "403": {
      "source": "documented",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "forbidden": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "404": {
      "source": "documented",
      "mediaTypes": [
        "application/json",
        "text/html"
      ],
      "examples": {
        "notFound": {
          "mediaType": "application/json",
          "source": "observed"
        },
        "missingSignature": {
          "mediaType": "application/json",
          "source": "observed"
        },
        "notFoundPage": {
          "mediaType": "text/html",
          "source": "observed"
        }
      }
    },
    "406": {
      "source": "observed",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "noSuchVersion": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "417": {
      "source": "observed",
      "mediaTypes": [
        "text/html"
      ],
      "examples": {
        "firewall": {
          "mediaType": "text/html",
          "source": "observed"
        }
      }
    },
    "429": {
      "source": "observed",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "tooManyRequests": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "500": {
      "source": "observed",
      "mediaTypes": [
        "application/json"
      ],
      "examples": {
        "contactAdmin": {
          "mediaType": "application/json",
          "source": "observed"
        }
      }
    },
    "502": {
      "source": "observed",
      "mediaTypes": [
        "text/plain"
      ],
      "examples": {
        "badGateway": {
          "mediaType": "text/plain",
          "source": "observed"
        }
      }
    },
    "503": {
      "source": "observed",
      "mediaTypes": [
        "text/plain"
      ],
      "examples": {
        "serviceUnavailable": {
          "mediaType": "text/plain",
          "source": "observed"
        }
      }
    },
    "504": {
      "source": "observed",
      "mediaTypes": [
        "text/plain"
      ],
      "examples": {
        "gatewayTimeout": {
          "mediaType": "text/plain",
          "source": "observed"
        }
      }
    }
  }
} as const;

export const service = {
  "apiVersion": "backup 1.1",
  "apiVersions": [
    "1.0",
    "1.1",
    "1.2",
    "1.4"
  ],
  "securityHeaders": [
    "Scp-Accesskey",
    "Scp-Signature",
    "Scp-Timestamp",
    "Scp-ClientType"
  ],
  "servers": [
    {
      "url": "https://backup.{region}.s.samsungsdscloud.com",
      "environment": "s",
      "regions": [
        "kr-west1",
        "kr-east1"
      ]
    },
    {
      "url": "https://backup.{region}.g.samsungsdscloud.com",
      "environment": "g",
      "regions": [
        "kr-south1",
        "kr-south2",
        "kr-south3"
      ]
    },
    {
      "url": "https://backup.{region}.e.samsungsdscloud.com",
      "environment": "e",
      "regions": [
        "kr-west1",
        "kr-east1"
      ]
    }
  ]
} as const;

export const endpoint = {
  "apiVersion": "backup 1.1",
  "apiVersions": [
    "1.0",
    "1.1",
    "1.2",
    "1.4"
  ],
  "servers": [
    {
      "url": "https://backup.{region}.s.samsungsdscloud.com",
      "environment": "s",
      "regions": [
        "kr-west1",
        "kr-east1"
      ]
    },
    {
      "url": "https://backup.{region}.g.samsungsdscloud.com",
      "environment": "g",
      "regions": [
        "kr-south1",
        "kr-south2",
        "kr-south3"
      ]
    },
    {
      "url": "https://backup.{region}.e.samsungsdscloud.com",
      "environment": "e",
      "regions": [
        "kr-west1",
        "kr-east1"
      ]
    }
  ]
} as const;
