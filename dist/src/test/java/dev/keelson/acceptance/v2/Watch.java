package dev.keelson.acceptance.v2;

import dev.keelson.acceptance.cluster.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A request that waits, on a connection of its own, and what it has got. */
final class Watch implements AutoCloseable {
  static final String END = "(end)";

  private final Connection connection;
  private final Answer head;
  private final List<String> pieces = new CopyOnWriteArrayList<>();

  Watch(Member member, String request) {
    try {
      connection = new Connection(member.clientPort());
      connection.send(request);
      head = connection.readHead();
      if (head.isChunked()) {
        Thread.ofVirtual().start(this::read);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void read() {
    try {
      var piece = connection.readChunk();
      while (!piece.isEmpty()) {
        pieces.add(piece);
        piece = connection.readChunk();
      }
      pieces.add(END);
    } catch (IOException _) {
      // closed by the test
    }
  }

  Answer head() {
    return head;
  }

  List<String> pieces() {
    return pieces;
  }

  String story() {
    return String.join("", pieces);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }
}
