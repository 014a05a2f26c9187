package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"time"
)

func main() {
	base := os.Getenv("SCP_BASE_URL")
	if base == "" {
		base = "{{baseUrl}}"
	}
	url := base +
		"{{target}}"
	accessKey, secretKey := os.Getenv("SCP_ACCESS_KEY"), os.Getenv("SCP_SECRET_KEY")
	timestamp := strconv.FormatInt(time.Now().UnixMilli(), 10)
	mac := hmac.New(sha256.New, []byte(secretKey))
	mac.Write([]byte("{{method}}" + url + timestamp + accessKey + "Openapi"))

	request, err := http.NewRequest("{{method}}", url, nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Scp-Accesskey", accessKey)
	request.Header.Set("Scp-Signature", base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	request.Header.Set("Scp-Timestamp", timestamp)
	request.Header.Set("Scp-ClientType", "Openapi")
	request.Header.Set("Scp-Api-Version", "{{apiVersion}}")
	request.Header.Set("Accept-Language", "en-US")
	client := http.Client{
		Timeout: 30 * time.Second,
		// A signature is valid for one URL.
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}
	response, err := client.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(response.StatusCode, string(body))
	if response.StatusCode >= 300 {
		os.Exit(1)
	}
}
