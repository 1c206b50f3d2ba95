package dev.keelson.raft.checkpoint;

import dev.keelson.raft.wire.PartSink;
import dev.keelson.store.command.Applier;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.model.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leader's half: makes a checkpoint and sends it, file by file, no faster than the other side takes it. One at a
 * time, because it takes disk and network from everybody else.
 */
public final class CheckpointSender {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointSender.class);
  private static final int FRAME_BYTES_MAX = 256 << 10;

  private final Applier applier;
  private final Path directory;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicLong sent = new AtomicLong();

  /** @param directory for the checkpoint while it is sent; on the state's file system, so that links do */
  public CheckpointSender(Applier applier, Path directory) {
    this.applier = applier;
    this.directory = directory;
  }

  /** Returns at once. */
  public void send(PartSink to) {
    if (!busy.compareAndSet(false, true)) {
      to.fail("another checkpoint is being sent");
      return;
    }
    Thread.ofVirtual().name("raft-checkpoint").start(() -> run(to));
  }

  public long sent() {
    return sent.get();
  }

  private void run(PartSink to) {
    try {
      Trees.remove(directory);
      sendAll(applier.checkpoint(directory), to);
      to.end();
      sent.incrementAndGet();
    } catch (IOException | InterruptedException | RuntimeException broken) {
      LOG.warn("a checkpoint was not sent: {}", broken.toString());
      to.fail(broken.toString());
    } finally {
      clear();
      busy.set(false);
    }
  }

  private void sendAll(LogPosition position, PartSink to) throws IOException, InterruptedException {
    to.put(new Frame.Begin(position).toBytes());
    List<Path> files = Trees.files(directory);
    for (Path file : files) {
      to.put(new Frame.File(directory.relativize(file).toString().replace('\\', '/')).toBytes());
      to.put(new Frame.FileEnd(sendContent(file, to)).toBytes());
    }
    to.put(new Frame.End(files.size()).toBytes());
  }

  private static int sendContent(Path file, PartSink to) throws IOException, InterruptedException {
    CRC32C crc = new CRC32C();
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] part = in.readNBytes(FRAME_BYTES_MAX); part.length > 0; part = in.readNBytes(FRAME_BYTES_MAX)) {
        crc.update(part);
        to.put(new Frame.Content(Bytes.wrap(part)).toBytes());
      }
    }
    return (int) crc.getValue();
  }

  private void clear() {
    try {
      Trees.remove(directory);
    } catch (IOException left) {
      LOG.warn("{} could not be removed: {}", directory, left.toString());
    }
  }
}
