package dev.keelson.raft.ratis;

import dev.keelson.raft.ReplicaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whose log a directory holds, so that no member ever continues another one's. */
final class MemberDirectory {
  private static final String FILE = "member";

  private MemberDirectory() {}

  /** Makes the directory this member's, or confirms that it is. */
  static void claim(ReplicaSettings settings) throws IOException {
    Files.createDirectories(settings.directory());
    Path file = settings.directory().resolve(FILE);
    String self = "cluster %x member %x%n".formatted(settings.clusterId(), settings.memberId());
    if (!Files.exists(file)) {
      Files.writeString(file, self, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
      return;
    }
    String owner = Files.readString(file);
    if (!owner.equals(self)) {
      throw new IOException("%s holds the log of %s, but this is %s: give this member its own data directory"
          .formatted(settings.directory(), owner.strip(), self.strip()));
    }
  }
}
