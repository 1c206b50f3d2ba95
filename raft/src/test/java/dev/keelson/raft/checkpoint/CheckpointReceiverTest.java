package dev.keelson.raft.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.store.command.LogPosition;
import dev.keelson.store.model.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A checkpoint is taken whole and checked, or not at all. */
final class CheckpointReceiverTest {
  private static final Frame BEGIN = new Frame.Begin(new LogPosition(3, 77));
  private static final Bytes CONTENT = Bytes.utf8("some content");

  @TempDir
  Path directory;

  @Test
  void files_arrive_with_their_paths_and_contents() throws Exception {
    LogPosition position = receive(BEGIN,
        new Frame.File("a/b.sst"), new Frame.Content(CONTENT), new Frame.Content(CONTENT), end(CONTENT, CONTENT),
        new Frame.File("empty"), end(), new Frame.End(2));
    assertEquals(new LogPosition(3, 77), position);
    assertEquals("some contentsome content", Files.readString(directory.resolve("in/a/b.sst")));
    assertEquals(0, Files.size(directory.resolve("in/empty")));
  }

  static Stream<List<Frame>> broken() {
    return Stream.of(
        List.of(),
        List.of(new Frame.File("a")),
        List.of(BEGIN),
        List.of(BEGIN, BEGIN),
        List.of(BEGIN, new Frame.Content(CONTENT)),
        List.of(BEGIN, new Frame.File("a"), new Frame.File("b")),
        List.of(BEGIN, new Frame.File("a"), new Frame.Content(CONTENT), end()),
        List.of(BEGIN, new Frame.File("../a"), end(), new Frame.End(1)),
        List.of(BEGIN, new Frame.File("/etc/a"), end(), new Frame.End(1)),
        List.of(BEGIN, new Frame.File("a"), end(), new Frame.End(2)));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void what_is_not_whole_or_leaves_its_directory_is_refused(List<Frame> frames) {
    assertThrows(IOException.class, () -> receive(frames.toArray(Frame[]::new)));
  }

  @Test
  void an_unknown_frame_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> Frame.of(new byte[] {99}));
  }

  private LogPosition receive(Frame... frames) throws IOException {
    return CheckpointReceiver.receive(
        Arrays.stream(frames).map(Frame::toBytes).iterator(), directory.resolve("in"));
  }

  private static Frame end(Bytes... contents) {
    CRC32C crc = new CRC32C();
    Arrays.stream(contents).forEach(content -> crc.update(content.array()));
    return new Frame.FileEnd((int) crc.getValue());
  }
}
