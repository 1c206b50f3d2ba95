package dev.keelson.etcdctl.v2.client;

import dev.keelson.etcdctl.v2.http.Endpoint;
import dev.keelson.etcdctl.v2.http.HttpAnswer;
import dev.keelson.etcdctl.v2.http.HttpCaller;
import dev.keelson.etcdctl.v2.http.HttpException;
import dev.keelson.etcdctl.v2.http.HttpRequest;
import dev.keelson.etcdctl.v2.http.Patience;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The endpoints of a cluster, in an order of chance. A request goes to the one that answered last; when that fails, to
 * the next, unless asking twice could do something twice.
 */
public final class Cluster {
  private final HttpCaller caller;
  private final RandomGenerator random;
  private final Login login;
  private final Consumer<String> curl;
  private List<Endpoint> endpoints = List.of();
  private int pinned;

  /** A user's name and password; without a name nobody logs in. */
  public record Login(String user, String password) {
    public static final Login NOBODY = new Login("", "");

    HttpRequest sign(HttpRequest request) {
      if (user.isEmpty()) {
        return request;
      }
      var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return request.withHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }
  }

  /** @param curl hears of every request as a command line that would do the same */
  public Cluster(HttpCaller caller, RandomGenerator random, Login login, Consumer<String> curl) {
    this.caller = caller;
    this.random = random;
    this.login = login;
    this.curl = curl;
  }

  /** Takes these endpoints instead of those it has; the one that is asked first stays so where it is among them. */
  public void use(List<String> urls) throws ClientException {
    if (urls.isEmpty()) {
      throw new ClientException.NoEndpoints();
    }
    var before = endpoints.isEmpty() ? "" : endpoints.get(pinned).text();
    var parsed = new ArrayList<Endpoint>();
    try {
      for (var url : urls) {
        parsed.add(Endpoint.parse(url));
      }
    } catch (HttpException malformed) {
      throw new ClientException.Wrong(malformed.text());
    }
    Collections.shuffle(parsed, random);
    endpoints = List.copyOf(parsed);
    pinned = Math.max(0, texts().indexOf(before));
  }

  public List<String> texts() {
    return endpoints.stream().map(Endpoint::text).toList();
  }

  /** Asks what may be asked again. */
  HttpAnswer ask(HttpRequest request, Patience patience) throws ClientException {
    var failures = new ArrayList<ClientException>();
    for (int i = 0; i < endpoints.size(); i++) {
      var number = (pinned + i) % endpoints.size();
      try {
        var answer = askOne(endpoints.get(number), request, patience);
        pinned = number;
        return answer;
      } catch (ClientException.Unreachable failed) {
        if (failed.kind() == HttpException.Kind.DEADLINE) {
          throw failed;
        }
        failures.add(failed);
      } catch (ClientException.Wrong refused) {
        failures.add(refused);
      }
    }
    throw new ClientException.Unavailable(failures);
  }

  /** Asks what must not happen twice: one endpoint, and after a failure the next request goes to another. */
  HttpAnswer askOnce(HttpRequest request, Patience patience) throws ClientException {
    try {
      return askOne(endpoints.get(pinned), request, patience);
    } catch (ClientException failed) {
      pinned = (pinned + 1) % endpoints.size();
      throw failed;
    }
  }

  private HttpAnswer askOne(Endpoint endpoint, HttpRequest request, Patience patience) throws ClientException {
    curl.accept("curl -X " + request.method() + " " + endpoint.text() + request.target()
        + (request.hasBody() ? " -d \"" + request.body() + "\"" : ""));
    try {
      var answer = caller.call(endpoint, login.sign(below(endpoint, request)), patience);
      if (answer.isServerError()) {
        throw new ClientException.Wrong("client: etcd member " + endpoint.text() + whatIsWrong(answer.status()));
      }
      return answer;
    } catch (HttpException failed) {
      throw new ClientException.Unreachable(failed);
    }
  }

  /** An endpoint may have a path, behind a proxy. */
  private static HttpRequest below(Endpoint endpoint, HttpRequest request) {
    var path = endpoint.path();
    if (path.isEmpty() || path.equals("/")) {
      return request;
    }
    return new HttpRequest(request.method(), path + request.target(), request.headers(), request.body());
  }

  private static String whatIsWrong(int status) {
    return switch (status) {
      case 500, 503 -> " has no leader";
      case 501 -> " returns server error [Not Implemented]";
      case 502 -> " returns server error [Bad Gateway]";
      case 504 -> " returns server error [Gateway Timeout]";
      default -> " returns server error []";
    };
  }
}
