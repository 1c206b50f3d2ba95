package dev.keelson.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * Writes or reads one of a client's own keys at random. A key that a reader does not find is written first, so a tree
 * need not be filled beforehand; that happens before anything is measured.
 */
final class V2Script implements HttpScript {
  /** With 100 clients, 10,000 keys in 100 directories. */
  private static final int KEYS = 100;

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz012345";

  private final int client;
  private final boolean writes;
  private final RandomGenerator random;
  private int key;
  private boolean missing;

  V2Script(int client, boolean writes, RandomGenerator random) {
    this.client = client;
    this.writes = writes;
    this.random = random;
  }

  @Override
  public byte[] next() {
    if (!missing) {
      key = random.nextInt(KEYS);
    }
    var target = "/v2/keys/bench/" + client + "/" + key + " HTTP/1.1\r\nHost: bench\r\n";
    var text = writes || missing
        ? "PUT " + target + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + ("value=".length() + Workloads.VALUE_BYTES) + "\r\n\r\nvalue=" + value()
        : "GET " + target + "\r\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean accepts(int status, int bodyBytes) {
    missing = status == NOT_FOUND && !writes;
    return missing || ((status == OK || status == CREATED) && bodyBytes > Workloads.VALUE_BYTES);
  }

  private String value() {
    var value = new StringBuilder(Workloads.VALUE_BYTES);
    for (var i = 0; i < Workloads.VALUE_BYTES; i++) {
      value.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return value.toString();
  }
}
