import type { Call } from './example-call.ts';

export function python({ operation, baseUrl, target, apiVersion }: Call): string {
  return `import base64, hashlib, hmac, http.client, os, sys, time
from urllib.parse import urlsplit

method = "${operation.method}"
url = os.environ.get("SCP_BASE_URL", "${baseUrl}") + "${target}"
access_key, secret_key = os.environ["SCP_ACCESS_KEY"], os.environ["SCP_SECRET_KEY"]

timestamp = str(int(time.time() * 1000))
signed = (method + url + timestamp + access_key + "Openapi").encode()
signature = base64.b64encode(hmac.new(secret_key.encode(), signed, hashlib.sha256).digest()).decode()

parts = urlsplit(url)
connect = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
connection = connect(parts.netloc, timeout=30)
connection.request(method, url[len(f"{parts.scheme}://{parts.netloc}"):], headers={
    "Scp-Accesskey": access_key,
    "Scp-Signature": signature,
    "Scp-Timestamp": timestamp,
    "Scp-ClientType": "Openapi",
    "Scp-Api-Version": "${apiVersion}",
    "Accept-Language": "en-US",
})
response = connection.getresponse()
print(response.status, response.read().decode())
sys.exit(0 if response.status < 300 else 1)
`;
}
