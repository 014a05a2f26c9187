base="${SCP_BASE_URL:-{{baseUrl}}}"
url="$base"'{{target}}'
timestamp="$(date +%s)000"
# openssl takes the key as an argument: other users of this machine can see it meanwhile.
signature="$(printf '%s' "{{method}}$url$timestamp${SCP_ACCESS_KEY}Openapi" |
  openssl dgst -sha256 -hmac "$SCP_SECRET_KEY" -binary | openssl base64 -A)"
curl --silent --show-error --fail-with-body --globoff \
  --request {{method}} "$url" \
  --header "Scp-Accesskey: $SCP_ACCESS_KEY" \
  --header "Scp-Signature: $signature" \
  --header "Scp-Timestamp: $timestamp" \
  --header 'Scp-ClientType: Openapi' \
  --header 'Scp-Api-Version: {{apiVersion}}' \
  --header 'Accept-Language: en-US'
