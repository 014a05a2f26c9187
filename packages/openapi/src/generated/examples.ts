// Generated from spec/ by `npm run generate`. Do not edit.

export const examples = {
  "listBackups": {
    "parameters": {
      "page": 0,
      "size": 20,
      "sort": "created_at:desc",
      "name": "backup-001",
      "server_name": "server-001"
    },
    "responses": {
      "200": {
        "oneBackup": {
          "contents": [
            {
              "id": "0fdd87aab8cb46f59b7c1f81ed03fb3e",
              "name": "backup-001",
              "state": "AVAILABLE",
              "policy_type": "VM_IMAGE",
              "retention_period": "WEEK_2",
              "role_type": "ORIGINAL",
              "server_name": "server-001",
              "created_at": "2024-05-17T00:23:17Z",
              "created_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "modified_at": "2024-05-17T00:23:17Z",
              "modified_by": "90dddfc2b1e04edba54ba2b41539a9ac"
            }
          ],
          "count": 1
        },
        "severalBackups": {
          "contents": [
            {
              "id": "00cd2538fbf94d12b36aabbdd607e974",
              "name": "backup-002",
              "state": "AVAILABLE",
              "policy_type": "FILESYSTEM",
              "retention_period": "WEEK_2",
              "role_type": "ORIGINAL",
              "server_name": "server-002",
              "created_at": "2024-05-18T02:10:40Z",
              "created_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "modified_at": "2024-05-18T02:10:40Z",
              "modified_by": "90dddfc2b1e04edba54ba2b41539a9ac"
            },
            {
              "id": "0fdd87aab8cb46f59b7c1f81ed03fb3e",
              "name": "backup-001",
              "state": "AVAILABLE",
              "policy_type": "VM_IMAGE",
              "retention_period": "WEEK_2",
              "role_type": "ORIGINAL",
              "server_name": "server-001",
              "created_at": "2024-05-17T00:23:17Z",
              "created_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "modified_at": "2024-05-17T00:23:17Z",
              "modified_by": "90dddfc2b1e04edba54ba2b41539a9ac"
            }
          ],
          "count": 2
        },
        "noBackups": {
          "contents": null,
          "count": null
        }
      },
      "400": {
        "badRequest": {
          "errors": [
            {
              "code": "ValidationError",
              "title": "ValidationError",
              "detail": [
                "The value of a parameter is not valid."
              ],
              "status": 400,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        },
        "badRequestText": {
          "errors": [
            {
              "code": "ValidationError",
              "title": "ValidationError",
              "detail": "['The value of a parameter is not valid.']",
              "status": 400,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        },
        "badRequestItems": {
          "errors": [
            {
              "code": "ValidationError",
              "title": "ValidationError",
              "detail": [
                {
                  "message": "The value of a parameter is not valid."
                }
              ],
              "status": 400,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        }
      },
      "401": {
        "wrongSignature": {
          "errors": [
            {
              "code": "HmacValidFail",
              "title": "Unauthorized",
              "detail": "[HMAC] HMAC valid fail",
              "status": 401,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        },
        "notEntitled": {
          "status": "UNAUTHORIZED",
          "name": "Request was rejected by gateway",
          "message": "Service Account catalog has not target's endpoint. target : scp-archivestorage_hmac"
        }
      },
      "403": {
        "forbidden": {
          "errors": [
            {
              "code": "Forbidden",
              "title": "Forbidden",
              "detail": "You do not have permission to Update. Please contact the administrator.",
              "status": 403,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": {
                "access_level": "Update",
                "action_name": "backup:UpdateBackup",
                "caused_auths": [],
                "message": "You do not have permission to Update. Please contact the administrator."
              }
            }
          ]
        }
      },
      "404": {
        "notFound": {
          "errors": [
            {
              "code": "NotFound",
              "title": "Not Found",
              "detail": [
                "The requested resource was not found."
              ],
              "status": 404,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        },
        "missingSignature": {
          "timestamp": "2024-10-28T05:52:47.123+00:00",
          "path": "/v1/example",
          "status": 404,
          "error": "Not Found",
          "requestId": "6c1f5d0e-214"
        },
        "notFoundPage": "<!DOCTYPE html><html><head><title>Samsung Cloud Platform</title></head><body></body></html>"
      },
      "406": {
        "noSuchVersion": {
          "errors": [
            {
              "code": "NoSuchVersion",
              "title": "Not Acceptable",
              "detail": [
                "backup 0.9 is not offered"
              ],
              "status": 406,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        }
      },
      "417": {
        "firewall": "<html><head><title>417 Expectation Failed</title></head><body>The request was blocked.</body></html>"
      },
      "429": {
        "tooManyRequests": {
          "errors": [
            {
              "code": "TooManyRequests",
              "title": "Too Many Requests",
              "detail": [
                "Too many requests"
              ],
              "status": 429,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        }
      },
      "500": {
        "contactAdmin": {
          "errors": [
            {
              "code": "ContactAdminForAssistance",
              "title": "ContactAdminForAssistance",
              "detail": "The request could not be processed.\nContact the administrator for assistance.",
              "status": 500,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        }
      },
      "502": {
        "badGateway": "502 Bad Gateway"
      },
      "503": {
        "serviceUnavailable": "503 Service Unavailable"
      },
      "504": {
        "gatewayTimeout": "504 Gateway Timeout"
      }
    }
  },
  "showBackup": {
    "parameters": {
      "backup_id": "00cd2538fbf94d12b36aabbdd607e974"
    },
    "responses": {
      "200": {
        "virtualServer": {
          "id": "0fdd87aab8cb46f59b7c1f81ed03fb3e",
          "name": "backup-001",
          "state": "AVAILABLE",
          "policy_type": "VM_IMAGE",
          "retention_period": "WEEK_2",
          "role_type": "ORIGINAL",
          "server_name": "server-001",
          "created_at": "2024-05-17T00:23:17Z",
          "created_by": "90dddfc2b1e04edba54ba2b41539a9ac",
          "modified_at": "2024-05-17T00:23:17Z",
          "modified_by": "90dddfc2b1e04edba54ba2b41539a9ac",
          "policy_category": "AGENTLESS",
          "server_category": "VIRTUAL_SERVER",
          "server_uuid": "26895cb7-2059-49e7-b6fe-9c9c4b0d3db0",
          "server_region": "kr-west1",
          "filesystem_paths": [],
          "encrypt_enabled": null
        },
        "fileSystem": {
          "id": "00cd2538fbf94d12b36aabbdd607e974",
          "name": "backup-002",
          "state": "AVAILABLE",
          "policy_type": "FILESYSTEM",
          "retention_period": "WEEK_2",
          "role_type": "ORIGINAL",
          "server_name": "server-002",
          "created_at": "2024-05-18T02:10:40Z",
          "created_by": "90dddfc2b1e04edba54ba2b41539a9ac",
          "modified_at": "2024-05-18T02:10:40Z",
          "modified_by": "90dddfc2b1e04edba54ba2b41539a9ac",
          "policy_category": "AGENT",
          "server_category": "VIRTUAL_SERVER",
          "server_uuid": "7f0c4a52-8a3e-4a75-9d0f-6a1c55b0b6d1",
          "server_region": "kr-west1",
          "filesystem_paths": [
            "/data",
            "/home"
          ],
          "encrypt_enabled": true
        }
      },
      "400": {
        "badRequest": {
          "errors": [
            {
              "code": "ValidationError",
              "title": "ValidationError",
              "detail": [
                "The value of a parameter is not valid."
              ],
              "status": 400,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        },
        "badRequestText": {
          "errors": [
            {
              "code": "ValidationError",
              "title": "ValidationError",
              "detail": "['The value of a parameter is not valid.']",
              "status": 400,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        },
        "badRequestItems": {
          "errors": [
            {
              "code": "ValidationError",
              "title": "ValidationError",
              "detail": [
                {
                  "message": "The value of a parameter is not valid."
                }
              ],
              "status": 400,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        }
      },
      "401": {
        "wrongSignature": {
          "errors": [
            {
              "code": "HmacValidFail",
              "title": "Unauthorized",
              "detail": "[HMAC] HMAC valid fail",
              "status": 401,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        },
        "notEntitled": {
          "status": "UNAUTHORIZED",
          "name": "Request was rejected by gateway",
          "message": "Service Account catalog has not target's endpoint. target : scp-archivestorage_hmac"
        }
      },
      "403": {
        "forbidden": {
          "errors": [
            {
              "code": "Forbidden",
              "title": "Forbidden",
              "detail": "You do not have permission to Update. Please contact the administrator.",
              "status": 403,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": {
                "access_level": "Update",
                "action_name": "backup:UpdateBackup",
                "caused_auths": [],
                "message": "You do not have permission to Update. Please contact the administrator."
              }
            }
          ]
        }
      },
      "404": {
        "notFound": {
          "errors": [
            {
              "code": "NotFound",
              "title": "Not Found",
              "detail": [
                "The requested resource was not found."
              ],
              "status": 404,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        },
        "missingSignature": {
          "timestamp": "2024-10-28T05:52:47.123+00:00",
          "path": "/v1/example",
          "status": 404,
          "error": "Not Found",
          "requestId": "6c1f5d0e-214"
        },
        "notFoundPage": "<!DOCTYPE html><html><head><title>Samsung Cloud Platform</title></head><body></body></html>"
      },
      "406": {
        "noSuchVersion": {
          "errors": [
            {
              "code": "NoSuchVersion",
              "title": "Not Acceptable",
              "detail": [
                "backup 0.9 is not offered"
              ],
              "status": 406,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        }
      },
      "417": {
        "firewall": "<html><head><title>417 Expectation Failed</title></head><body>The request was blocked.</body></html>"
      },
      "429": {
        "tooManyRequests": {
          "errors": [
            {
              "code": "TooManyRequests",
              "title": "Too Many Requests",
              "detail": [
                "Too many requests"
              ],
              "status": 429,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        }
      },
      "500": {
        "contactAdmin": {
          "errors": [
            {
              "code": "ContactAdminForAssistance",
              "title": "ContactAdminForAssistance",
              "detail": "The request could not be processed.\nContact the administrator for assistance.",
              "status": 500,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        }
      },
      "502": {
        "badGateway": "502 Bad Gateway"
      },
      "503": {
        "serviceUnavailable": "503 Service Unavailable"
      },
      "504": {
        "gatewayTimeout": "504 Gateway Timeout"
      }
    }
  },
  "listBackupRestoreHistories": {
    "parameters": {
      "backup_id": "00cd2538fbf94d12b36aabbdd607e974",
      "page": 0,
      "size": 20,
      "sort": "backup_start_time:desc",
      "restore_state": "COMPLETED",
      "start_time": "2024-09-30T15:00:00Z",
      "end_time": "2024-10-31T14:59:59Z"
    },
    "responses": {
      "200": {
        "documented": {
          "contents": [
            {
              "backup_id": "00cd2538fbf94d12b36aabbdd607e974",
              "backup_start_time": "2024-10-28T05:38:48",
              "created_at": "2024-05-17T00:23:17Z",
              "created_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "modified_at": "2024-05-17T00:23:17Z",
              "modified_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "restore_end_time": "2024-10-28T05:52:47",
              "restore_server_id": "26895cb7-2059-49e7-b6fe-9c9c4b0d3db0",
              "restore_server_name": "restoretest1",
              "restore_start_time": "2024-10-28T05:52:47",
              "restore_state": "COMPLETED",
              "schedule_name": "INCREMENTAL_DAILY_15:00:00-chg4By"
            }
          ],
          "count": 1
        },
        "empty": {
          "contents": [],
          "count": 0
        },
        "nullContents": {
          "contents": null,
          "count": 0
        },
        "severalPages": {
          "contents": [
            {
              "backup_id": "00cd2538fbf94d12b36aabbdd607e974",
              "backup_start_time": "2024-10-21T15:00:04",
              "created_at": "2024-10-22T01:10:02Z",
              "created_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "modified_at": "2024-10-22T01:31:40Z",
              "modified_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "restore_end_time": "2024-10-22T01:31:39",
              "restore_server_id": "26895cb7-2059-49e7-b6fe-9c9c4b0d3db0",
              "restore_server_name": "db-restore-01",
              "restore_start_time": "2024-10-22T01:10:05",
              "restore_state": "COMPLETED",
              "schedule_name": "FULL_WEEKLY_15:00:00"
            },
            {
              "backup_id": "00cd2538fbf94d12b36aabbdd607e974",
              "backup_start_time": "2024-10-20T15:00:03",
              "created_at": "2024-10-21T00:02:11Z",
              "created_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "modified_at": "2024-10-21T00:09:58Z",
              "modified_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "restore_end_time": "2024-10-21T00:09:57",
              "restore_server_id": "7f0c4a52-8a3e-4a75-9d0f-6a1c55b0b6d1",
              "restore_server_name": "web-restore-02",
              "restore_start_time": "2024-10-21T00:02:15",
              "restore_state": "COMPLETED",
              "schedule_name": "INCREMENTAL_DAILY_15:00:00"
            }
          ],
          "count": 5
        },
        "failed": {
          "contents": [
            {
              "backup_id": "00cd2538fbf94d12b36aabbdd607e974",
              "backup_start_time": "2024-10-23T15:00:02",
              "created_at": "2024-10-24T02:00:00Z",
              "created_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "modified_at": "2024-10-24T02:04:31Z",
              "modified_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "restore_end_time": "2024-10-24T02:04:30",
              "restore_server_id": null,
              "restore_server_name": "db-restore-01",
              "restore_start_time": "2024-10-24T02:00:03",
              "restore_state": "FAILED",
              "schedule_name": "INCREMENTAL_DAILY_15:00:00"
            }
          ],
          "count": 1
        },
        "inProgress": {
          "contents": [
            {
              "backup_id": "00cd2538fbf94d12b36aabbdd607e974",
              "backup_start_time": "2024-10-24T15:00:02",
              "created_at": "2024-10-25T03:15:00Z",
              "created_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "modified_at": "2024-10-25T03:15:00Z",
              "modified_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "restore_end_time": null,
              "restore_server_id": null,
              "restore_server_name": "db-restore-01",
              "restore_start_time": "2024-10-25T03:15:04",
              "restore_state": "INPROGRESS",
              "schedule_name": "INCREMENTAL_DAILY_15:00:00"
            }
          ],
          "count": 1
        },
        "unknownState": {
          "contents": [
            {
              "backup_id": "00cd2538fbf94d12b36aabbdd607e974",
              "backup_start_time": "2024-10-25T15:00:02",
              "created_at": "2024-10-26T04:00:00Z",
              "created_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "modified_at": "2024-10-26T04:20:00Z",
              "modified_by": "90dddfc2b1e04edba54ba2b41539a9ac",
              "restore_end_time": "2024-10-26T04:19:58",
              "restore_server_id": "26895cb7-2059-49e7-b6fe-9c9c4b0d3db0",
              "restore_server_name": "db-restore-01",
              "restore_start_time": "2024-10-26T04:00:03",
              "restore_state": "PARTIAL_SUCCESS",
              "schedule_name": "INCREMENTAL_DAILY_15:00:00"
            }
          ],
          "count": 1
        }
      },
      "400": {
        "badRequest": {
          "errors": [
            {
              "code": "ValidationError",
              "title": "ValidationError",
              "detail": [
                "The value of a parameter is not valid."
              ],
              "status": 400,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        },
        "badRequestText": {
          "errors": [
            {
              "code": "ValidationError",
              "title": "ValidationError",
              "detail": "['The value of a parameter is not valid.']",
              "status": 400,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        },
        "badRequestItems": {
          "errors": [
            {
              "code": "ValidationError",
              "title": "ValidationError",
              "detail": [
                {
                  "message": "The value of a parameter is not valid."
                }
              ],
              "status": 400,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        }
      },
      "401": {
        "wrongSignature": {
          "errors": [
            {
              "code": "HmacValidFail",
              "title": "Unauthorized",
              "detail": "[HMAC] HMAC valid fail",
              "status": 401,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        },
        "notEntitled": {
          "status": "UNAUTHORIZED",
          "name": "Request was rejected by gateway",
          "message": "Service Account catalog has not target's endpoint. target : scp-archivestorage_hmac"
        }
      },
      "403": {
        "forbidden": {
          "errors": [
            {
              "code": "Forbidden",
              "title": "Forbidden",
              "detail": "You do not have permission to Update. Please contact the administrator.",
              "status": 403,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": {
                "access_level": "Update",
                "action_name": "backup:UpdateBackup",
                "caused_auths": [],
                "message": "You do not have permission to Update. Please contact the administrator."
              }
            }
          ]
        }
      },
      "404": {
        "notFound": {
          "errors": [
            {
              "code": "NotFound",
              "title": "Not Found",
              "detail": [
                "The requested resource was not found."
              ],
              "status": 404,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        },
        "missingSignature": {
          "timestamp": "2024-10-28T05:52:47.123+00:00",
          "path": "/v1/example",
          "status": 404,
          "error": "Not Found",
          "requestId": "6c1f5d0e-214"
        },
        "notFoundPage": "<!DOCTYPE html><html><head><title>Samsung Cloud Platform</title></head><body></body></html>"
      },
      "406": {
        "noSuchVersion": {
          "errors": [
            {
              "code": "NoSuchVersion",
              "title": "Not Acceptable",
              "detail": [
                "backup 0.9 is not offered"
              ],
              "status": 406,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        }
      },
      "417": {
        "firewall": "<html><head><title>417 Expectation Failed</title></head><body>The request was blocked.</body></html>"
      },
      "429": {
        "tooManyRequests": {
          "errors": [
            {
              "code": "TooManyRequests",
              "title": "Too Many Requests",
              "detail": [
                "Too many requests"
              ],
              "status": 429,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        }
      },
      "500": {
        "contactAdmin": {
          "errors": [
            {
              "code": "ContactAdminForAssistance",
              "title": "ContactAdminForAssistance",
              "detail": "The request could not be processed.\nContact the administrator for assistance.",
              "status": 500,
              "request_id": "req-5f0c0d3e-7b1f-4d0e-9b56-3f0d2a8c1e11",
              "global_request_id": "req-0a6d3c52-1f2b-4c57-8f0e-91b5a7c4d822",
              "links": [],
              "related_resources": [],
              "response": null
            }
          ]
        }
      },
      "502": {
        "badGateway": "502 Bad Gateway"
      },
      "503": {
        "serviceUnavailable": "503 Service Unavailable"
      },
      "504": {
        "gatewayTimeout": "504 Gateway Timeout"
      }
    }
  }
} as const;
