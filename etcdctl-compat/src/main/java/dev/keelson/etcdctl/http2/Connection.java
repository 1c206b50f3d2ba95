package dev.keelson.etcdctl.http2;

import dev.keelson.etcdctl.time.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.List;

/** One connection to a server that speaks HTTP/2, by prior knowledge or because TLS agreed on it. */
public final class Connection implements Closeable {
  private final Socket socket;
  private final SharedFrameWriter writer;
  private final SendWindows windows = new SendWindows();
  private final StreamTable table;
  private final Pings pings;

  private Connection(Socket socket) throws IOException {
    this.socket = socket;
    writer = new SharedFrameWriter(socket.getOutputStream());
    table = new StreamTable(writer, windows);
    pings = new Pings(writer);
  }

  /**
   * Takes over the socket, says hello, and begins to read once the peer has said hello as well: one that speaks
   * something else, or refuses our certificate, shows only now.
   */
  public static Connection over(Socket socket) throws IOException {
    var connection = new Connection(socket);
    connection.writer.preface();
    var reader = new ConnectionReader(
        new FrameReader(socket.getInputStream()), connection.writer, connection.table, connection.windows,
        connection.pings);
    reader.greet();
    Thread.ofPlatform().daemon().name("http2 reader").start(() -> reader.run(connection));
    return connection;
  }

  public Exchange start(List<HeaderField> fields) {
    var mailbox = new Mailbox();
    var stream = table.open(fields, false, mailbox);
    return new Exchange(stream, mailbox, table, windows, writer);
  }

  /** Whether a new stream would be refused before it begins. */
  public boolean hasEnded() {
    return table.hasEnded();
  }

  /** Asks whether the peer is there. False when it is not, or says nothing until the deadline. */
  public boolean ping(Deadline deadline) throws InterruptedException {
    return pings.ask(deadline);
  }

  public boolean isIdle() {
    return table.isEmpty();
  }

  /** Gives the connection up, and tells every stream why. */
  public void abandon(String reason) {
    table.lost(reason);
    close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to do for it.
      return;
    }
  }
}
