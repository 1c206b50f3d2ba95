package dev.keelson.raft.checkpoint;

import dev.keelson.store.command.LogPosition;
import dev.keelson.store.model.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The follower's half: writes what comes into a directory, and believes nothing unchecked. */
final class CheckpointReceiver {
  private final Path directory;
  private @Nullable Incoming open;
  private int files;

  private CheckpointReceiver(Path directory) {
    this.directory = directory;
  }

  /**
   * Reads a whole checkpoint; when it returns, the files are complete and on disk.
   *
   * @param directory must not exist
   */
  static LogPosition receive(Iterator<byte[]> frames, Path directory) throws IOException {
    Files.createDirectories(directory);
    CheckpointReceiver receiver = new CheckpointReceiver(directory);
    try {
      return receiver.receiveAll(frames);
    } finally {
      receiver.closeFile();
    }
  }

  private LogPosition receiveAll(Iterator<byte[]> frames) throws IOException {
    if (!(next(frames) instanceof Frame.Begin(LogPosition position))) {
      throw new IOException("a checkpoint without a beginning");
    }
    while (true) {
      switch (next(frames)) {
        case Frame.File(String path) -> openFile(path);
        case Frame.Content(Bytes bytes) -> file().write(bytes);
        case Frame.FileEnd(int crc32c) -> endFile(crc32c);
        case Frame.End(int count) -> {
          require(count == files, count + " files were sent, " + files + " came");
          Trees.syncDirectories(directory);
          return position;
        }
        case Frame.Begin _ -> throw new IOException("a checkpoint that begins twice");
      }
    }
  }

  private static Frame next(Iterator<byte[]> frames) throws IOException {
    require(frames.hasNext(), "a checkpoint without an end");
    return Frame.of(frames.next());
  }

  private void openFile(String path) throws IOException {
    require(open == null, "a file within a file: " + path);
    Path target = directory.resolve(path).normalize();
    require(target.startsWith(directory) && !target.equals(directory), "a file outside the checkpoint: " + path);
    Files.createDirectories(target.resolveSibling("."));
    open = new Incoming(
        path, FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), new CRC32C());
  }

  private void endFile(int crc32c) throws IOException {
    Incoming file = file();
    require((int) file.crc.getValue() == crc32c, "checksum of " + file.path + " differs");
    file.channel.force(true);
    closeFile();
    files++;
  }

  private Incoming file() throws IOException {
    Incoming file = open;
    if (file == null) {
      throw new IOException("content without a file");
    }
    return file;
  }

  private void closeFile() throws IOException {
    Incoming file = open;
    if (file != null) {
      open = null;
      file.channel.close();
    }
  }

  private static void require(boolean held, String otherwise) throws IOException {
    if (!held) {
      throw new IOException(otherwise);
    }
  }

  private record Incoming(String path, FileChannel channel, CRC32C crc) {
    private void write(Bytes bytes) throws IOException {
      crc.update(bytes.array());
      for (ByteBuffer rest = ByteBuffer.wrap(bytes.array()); rest.hasRemaining();) {
        channel.write(rest);
      }
    }
  }
}
