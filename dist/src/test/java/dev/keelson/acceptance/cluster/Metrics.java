package dev.keelson.acceptance.cluster;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a member counts, as it stands on its page at one moment. */
public final class Metrics {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final String page;

  private Metrics(String page) {
    this.page = page;
  }

  public static Metrics of(Member member) {
    var request = HttpRequest.newBuilder(member.url("/metrics")).timeout(LIMIT).build();
    try (var http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      return new Metrics(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException("no metrics from " + member.name(), failed);
    }
  }

  /** The sum over all series of that name; 0 when there is none. */
  public double sum(String name) {
    return page.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
