package dev.keelson.orchestrator.pki;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One of several servers on a directory at a time, in this process and in others. Ends with its holder. */
record DirectoryLock(FileChannel channel) implements AutoCloseable {
  /** Waits its turn, not for ever. */
  static DirectoryLock take(Path directory) throws IOException {
    Files.createDirectories(directory);
    var channel = FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long retries = PkiLimits.LOCK_WAIT_MAX.dividedBy(PkiLimits.LOCK_RETRY);
    try {
      for (long retry = 0; tryLock(channel) == null; retry++) {
        if (retry == retries) {
          throw new IOException(directory + " has been locked by another server for " + PkiLimits.LOCK_WAIT_MAX);
        }
        Thread.sleep(PkiLimits.LOCK_RETRY);
      }
      return new DirectoryLock(channel);
    } catch (IOException refused) {
      channel.close();
      throw refused;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      channel.close();
      throw new IOException("stopped while waiting for " + directory, stopped);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null; // somebody else in this process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
