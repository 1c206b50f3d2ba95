package dev.keelson.etcdctl.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class MessageJoinerTest {
  private static List<Integer> lengths(byte[] wire, int pieceBytes) throws RpcException {
    var joiner = new MessageJoiner();
    var found = new ArrayList<Integer>();
    for (var from = 0; from < wire.length; from += pieceBytes) {
      joiner.add(ByteBuffer.wrap(wire, from, Math.min(pieceBytes, wire.length - from)));
      for (var message = joiner.next(); message != null; message = joiner.next()) {
        found.add(message.remaining());
      }
    }
    return found;
  }

  @Property(tries = 200)
  void however_the_wire_is_cut_the_messages_are_the_same(
      @ForAll @Size(max = 6) List<@IntRange(max = 40) Integer> messages, @ForAll @IntRange(min = 1, max = 60) int piece)
      throws RpcException {
    var wire = ByteBuffer.allocate(messages.stream().mapToInt(length -> length + 5).sum());
    messages.forEach(length -> wire.put((byte) 0).putInt(length).put(new byte[length]));
    assertEquals(messages, lengths(wire.array(), piece));
  }

  @Test
  void a_compressed_message_is_refused() {
    assertThrows(RpcException.class, () -> lengths(new byte[] {1, 0, 0, 0, 1, 5}, 6));
  }

  @Test
  void a_message_beyond_two_gigabytes_is_refused() {
    assertThrows(RpcException.class, () -> lengths(new byte[] {0, -1, 0, 0, 0}, 5));
  }
}
