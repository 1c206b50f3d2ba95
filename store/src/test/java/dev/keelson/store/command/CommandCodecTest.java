package dev.keelson.store.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.store.model.Bytes;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CommandCodecTest {
  @Property
  void what_is_written_is_read_again(@ForAll("commands") Command command) {
    assertEquals(command, CommandCodec.decode(CommandCodec.encode(command)));
  }

  @Property
  void no_beginning_of_a_command_is_a_command(@ForAll("commands") Command command) {
    byte[] whole = CommandCodec.encode(command);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(RuntimeException.class, () -> CommandCodec.decode(part));
    }
  }

  @Test
  void a_put_costs_five_bytes_more_than_its_key_and_value() {
    var put = new Command.Put(Bytes.utf8("key"), Bytes.utf8("value"), 0, false, false, false);
    assertEquals(3 + 5 + 5, CommandCodec.encode(put).length);
  }

  @Test
  void another_version_is_refused_by_name() {
    var refused = assertThrows(IllegalArgumentException.class, () -> CommandCodec.decode(new byte[] {9, 1}));
    assertEquals("command of version 9, this program reads version 1: it was written by another release",
        refused.getMessage());
  }

  @Test
  void an_unknown_kind_is_refused_by_number() {
    var refused = assertThrows(IllegalArgumentException.class, () -> CommandCodec.decode(new byte[] {1, 99}));
    assertEquals("command of unknown kind 99", refused.getMessage());
  }

  @Test
  void a_command_is_read_from_the_middle_of_an_array() {
    byte[] bytes = CommandCodec.encode(new Command.Compact(300));
    byte[] framed = new byte[bytes.length + 7];
    System.arraycopy(bytes, 0, framed, 3, bytes.length);
    assertEquals(new Command.Compact(300), CommandCodec.decode(framed, 3, 3 + bytes.length));
  }

  @Provide
  Arbitrary<Command> commands() {
    return CommandArbitraries.commands();
  }
}
