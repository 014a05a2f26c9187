import base64, hashlib, hmac, http.client, os, sys, time
from urllib.parse import urlsplit

method = "{{method}}"
base = os.environ.get("SCP_BASE_URL", "{{baseUrl}}")
url = base + (
    "{{target}}"
)
access_key, secret_key = os.environ["SCP_ACCESS_KEY"], os.environ["SCP_SECRET_KEY"]

timestamp = str(int(time.time() * 1000))
signed = (method + url + timestamp + access_key + "Openapi").encode()
digest = hmac.new(secret_key.encode(), signed, hashlib.sha256).digest()
signature = base64.b64encode(digest).decode()

parts = urlsplit(url)
secure = parts.scheme == "https"
connect = http.client.HTTPSConnection if secure else http.client.HTTPConnection
connection = connect(parts.netloc, timeout=30)
connection.request(method, url[len(f"{parts.scheme}://{parts.netloc}"):], headers={
    "Scp-Accesskey": access_key,
    "Scp-Signature": signature,
    "Scp-Timestamp": timestamp,
    "Scp-ClientType": "Openapi",
    "Scp-Api-Version": "{{apiVersion}}",
    "Accept-Language": "en-US",
})
response = connection.getresponse()
print(response.status, response.read().decode())
sys.exit(0 if response.status < 300 else 1)
