package dev.keelson.etcdctl.v2.client;

import dev.keelson.etcdctl.v2.http.HttpRequest;
import dev.keelson.etcdctl.v2.http.Patience;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /v2/keys}. */
public final class KeysClient {
  private static final String KEYS = "/v2/keys";

  private final Cluster cluster;
  private final Supplier<Patience> patience;

  /** What a node has to be for a change to happen; empty and zero do not matter. */
  public record Expected(String value, String index, Optional<Boolean> exists) {
    public static final Expected ANYTHING = new Expected("", "0", Optional.empty());

    public static Expected exists(boolean exists) {
      return new Expected("", "0", Optional.of(exists));
    }
  }

  /** @param patience how long the command may take from now on */
  public KeysClient(Cluster cluster, Supplier<Patience> patience) {
    this.cluster = cluster;
    this.patience = patience;
  }

  /** How to read. */
  public record Reading(boolean quorum, boolean recursive, boolean sorted) {}

  public KeyEvent get(String key, Reading how) throws ClientException {
    var query = new Queries().with("quorum", Boolean.toString(how.quorum()))
        .with("recursive", Boolean.toString(how.recursive())).with("sorted", Boolean.toString(how.sorted()));
    return KeyEvent.of(cluster.ask(HttpRequest.get(path(key) + query.asQuery()), patience.get()));
  }

  /** Sets a key; a time to live that is not positive is none. */
  public KeyEvent set(String key, String value, Expected expected, long ttl) throws ClientException {
    var query = query(expected).withUnlessEmpty("prevExist", expected.exists().map(String::valueOf).orElse(""));
    return put(key, query, new Queries().with("value", value), expected, ttl);
  }

  public KeyEvent setDirectory(String key, Expected expected, long ttl) throws ClientException {
    var query = new Queries().with("dir", "true")
        .withUnlessEmpty("prevExist", expected.exists().map(String::valueOf).orElse(""));
    return put(key, query, new Queries(), expected, ttl);
  }

  private KeyEvent put(String key, Queries query, Queries form, Expected expected, long ttl) throws ClientException {
    var request = HttpRequest.form("PUT", path(key) + query.asQuery(), withTtl(form, ttl).encoded());
    boolean creates = expected.exists().equals(Optional.of(false));
    return KeyEvent.of(creates ? cluster.askOnce(request, patience.get()) : cluster.ask(request, patience.get()));
  }

  /** Under a name that the server chooses so that names are in the order of creation. */
  public KeyEvent createInOrder(String directory, String value, long ttl) throws ClientException {
    var form = withTtl(new Queries().with("value", value), ttl);
    return KeyEvent.of(cluster.ask(HttpRequest.form("POST", path(directory), form.encoded()), patience.get()));
  }

  public KeyEvent delete(String key, boolean recursive, boolean directory, Expected expected) throws ClientException {
    var query = query(expected).withIf(recursive, "recursive").withIf(directory, "dir");
    return KeyEvent.of(cluster.askOnce(HttpRequest.delete(path(key) + query.asQuery()), patience.get()));
  }

  /** The first change at an index or later; waits for it. Index 0 waits for the next one. */
  public KeyEvent await(String key, boolean recursive, long index) throws ClientException {
    var query = new Queries().with("recursive", Boolean.toString(recursive)).with("wait", "true")
        .with("waitIndex", Long.toUnsignedString(index));
    while (true) {
      var answer = cluster.ask(HttpRequest.get(path(key) + query.asQuery()), patience.get());
      if (!answer.body().isEmpty()) {
        return KeyEvent.of(answer);
      }
    }
  }

  private static Queries query(Expected expected) {
    return new Queries().withUnlessEmpty("prevValue", expected.value())
        .withUnlessEmpty("prevIndex", expected.index().equals("0") ? "" : expected.index());
  }

  private static Queries withTtl(Queries form, long ttl) {
    return ttl > 0 ? form.with("ttl", Long.toString(ttl)) : form;
  }

  private static String path(String key) {
    return KEYS + Queries.path(key.startsWith("/") ? key : "/" + key);
  }
}
