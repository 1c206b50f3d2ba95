package dev.keelson.raft.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keelson.store.command.LogPosition;
import dev.keelson.store.model.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What a checkpoint looks like on its way: a beginning, its files one after the other, an end. */
sealed interface Frame {
  /** First: the state is that after the entry at this position. */
  record Begin(LogPosition position) implements Frame {}

  /** A file begins; its path is relative, with slashes. */
  record File(String path) implements Frame {}

  /** The next bytes of the file. */
  record Content(Bytes bytes) implements Frame {}

  /** The file is complete. */
  record FileEnd(int crc32c) implements Frame {}

  /** Last: so many files were sent. */
  record End(int files) implements Frame {}

  /** The type in one byte, then the content. */
  default byte[] toBytes() {
    return switch (this) {
      case Begin(LogPosition position) ->
          ByteBuffer.allocate(17).put((byte) 1).putLong(position.term()).putLong(position.index()).array();
      case File(String path) -> tagged((byte) 2, path.getBytes(UTF_8));
      case Content(Bytes bytes) -> tagged((byte) 3, bytes.array());
      case FileEnd(int crc32c) -> ByteBuffer.allocate(5).put((byte) 4).putInt(crc32c).array();
      case End(int files) -> ByteBuffer.allocate(5).put((byte) 5).putInt(files).array();
    };
  }

  static Frame of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return switch (in.get()) {
      case 1 -> new Begin(new LogPosition(in.getLong(), in.getLong()));
      case 2 -> new File(new String(bytes, 1, bytes.length - 1, UTF_8));
      case 3 -> new Content(Bytes.wrap(Arrays.copyOfRange(bytes, 1, bytes.length)));
      case 4 -> new FileEnd(in.getInt());
      case 5 -> new End(in.getInt());
      default -> throw new IllegalArgumentException("a checkpoint has no frame of type " + bytes[0]);
    };
  }

  private static byte[] tagged(byte tag, byte[] content) {
    return ByteBuffer.allocate(1 + content.length).put(tag).put(content).array();
  }
}
