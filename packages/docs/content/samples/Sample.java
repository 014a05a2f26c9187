import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Sample {
    public static void main(String[] args) throws Exception {
        String base = System.getenv()
            .getOrDefault("SCP_BASE_URL", "{{baseUrl}}");
        String url = base
            + "{{target}}";
        String accessKey = System.getenv("SCP_ACCESS_KEY");
        String secretKey = System.getenv("SCP_SECRET_KEY");
        String timestamp = String.valueOf(System.currentTimeMillis());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = "{{method}}" + url + timestamp + accessKey + "Openapi";
        byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));

        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(30))
            .method("{{method}}", HttpRequest.BodyPublishers.noBody())
            .header("Scp-Accesskey", accessKey)
            .header("Scp-Signature", Base64.getEncoder().encodeToString(signature))
            .header("Scp-Timestamp", timestamp)
            .header("Scp-ClientType", "Openapi")
            .header("Scp-Api-Version", "{{apiVersion}}")
            .header("Accept-Language", "en-US")
            .build();
        HttpResponse<String> response =
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(response.statusCode() + " " + response.body());
        System.exit(response.statusCode() < 300 ? 0 : 1);
    }
}
