package dev.keelson.raft.checkpoint;

import dev.keelson.store.command.Applier;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.model.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.stub.ServerCallStreamObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leader's half: makes a checkpoint and sends it, file by file, no faster than the other side takes it. One at a
 * time, because it takes disk and network from everybody else.
 */
public final class CheckpointSender {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointSender.class);
  private static final int FRAME_BYTES_MAX = 256 << 10;
  private static final int PATIENCE_SECONDS = 30;

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
  public void send(ServerCallStreamObserver<byte[]> to) {
    if (!busy.compareAndSet(false, true)) {
      to.onError(Status.RESOURCE_EXHAUSTED.withDescription("another checkpoint is being sent").asException());
      return;
    }
    Semaphore ready = new Semaphore(0);
    to.setOnReadyHandler(ready::release);
    to.setOnCancelHandler(ready::release);
    Thread.ofVirtual().name("raft-checkpoint").start(() -> run(new Outlet(to, ready)));
  }

  public long sent() {
    return sent.get();
  }

  private void run(Outlet outlet) {
    try {
      Trees.remove(directory);
      sendAll(applier.checkpoint(directory), outlet);
      outlet.to.onCompleted();
      sent.incrementAndGet();
    } catch (IOException | InterruptedException | RuntimeException broken) {
      LOG.warn("a checkpoint was not sent: {}", broken.toString());
      if (!outlet.to.isCancelled()) {
        outlet.to.onError(Status.UNAVAILABLE.withDescription(broken.toString()).asException());
      }
    } finally {
      clear();
      busy.set(false);
    }
  }

  private void sendAll(LogPosition position, Outlet outlet) throws IOException, InterruptedException {
    outlet.put(new Frame.Begin(position));
    List<Path> files = Trees.files(directory);
    for (Path file : files) {
      outlet.put(new Frame.File(directory.relativize(file).toString().replace('\\', '/')));
      outlet.put(new Frame.FileEnd(sendContent(file, outlet)));
    }
    outlet.put(new Frame.End(files.size()));
  }

  private static int sendContent(Path file, Outlet outlet) throws IOException, InterruptedException {
    CRC32C crc = new CRC32C();
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] part = in.readNBytes(FRAME_BYTES_MAX); part.length > 0; part = in.readNBytes(FRAME_BYTES_MAX)) {
        crc.update(part);
        outlet.put(new Frame.Content(Bytes.wrap(part)));
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

  private record Outlet(ServerCallStreamObserver<byte[]> to, Semaphore ready) {
    private void put(Frame frame) throws IOException, InterruptedException {
      while (!to.isReady()) {
        if (to.isCancelled() || !ready.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException("the receiver is gone, or took nothing for " + PATIENCE_SECONDS + " s");
        }
      }
      to.onNext(frame.toBytes());
    }
  }
}
