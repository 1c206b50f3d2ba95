package dev.keelson.acceptance.v2;

import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of two servers that get the same requests. */
final class Side implements AutoCloseable {
  private final Cluster cluster;
  private final List<Watch> watches = new ArrayList<>();
  private @Nullable Connection connection;
  private String directory = "";
  private long base;

  Side(Cluster cluster) {
    this.cluster = cluster;
  }

  /** A new sequence, with a directory of its own. */
  void begin(int number) {
    directory = "s" + number;
    base = send(Request.of("GET", "/v2/keys/", "")).etcdIndex();
  }

  /** What is left of a sequence goes. */
  void end() {
    watches.forEach(Watch::close);
    watches.clear();
    send(Request.of("DELETE", "/v2/keys/~", "recursive=true"));
  }

  String play(Request request) {
    return new Mask(base).of(send(request), request.isSorted());
  }

  /** Opens a watch; gives the head of its answer, or the whole when it is refused. */
  String open(Request request) {
    var watch = new Watch(member(), request.bytes(directory, base));
    watches.add(watch);
    return new Mask(base).of(watch.head(), false);
  }

  /** What each watch has got so far. */
  List<String> stories() {
    return watches.stream().map(watch -> new Mask(base).body(watch.story())).toList();
  }

  String logs() {
    return cluster.logs();
  }

  Member member() {
    return cluster.member(0);
  }

  /** Status and body alone, with {@code ~} for the directory: what tables hold. */
  String tell(Request request) {
    var answer = send(request);
    var body = new Mask(base).body(answer.body()).replace("/" + directory, "~").stripTrailing();
    return (answer.status() + " " + body).stripTrailing();
  }

  private Answer send(Request request) {
    try {
      if (connection == null) {
        connection = new Connection(member().clientPort());
      }
      connection.send(request.bytes(directory, base));
      var answer = connection.readAnswer(request.isBodiless());
      if (answer.endsConnection()) {
        hangUp();
      }
      return answer;
    } catch (IOException broken) {
      hangUp();
      throw new AssertionError(cluster.program().name() + " did not answer " + request + "\n" + logs(), broken);
    }
  }

  private void hangUp() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    connection = null;
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
    hangUp();
    cluster.close();
  }
}
