package dev.keelson.acceptance.kube;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** Many requests to an API server, by somebody who may do everything, over connections that stay. */
record Asker(ApiProcess server, HttpClient client) {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  Asker(ApiProcess server) throws IOException, GeneralSecurityException {
    this(server, HttpClient.newBuilder().sslContext(TlsClient.trusting(server)).build());
  }

  HttpResponse<String> ask(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(LIMIT)
        .header("Authorization", "Bearer master")
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
