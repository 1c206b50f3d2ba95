package dev.keelson.api.etcd.member;

import dev.keelson.store.model.Member;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The identity on disk: a few lines of text, written once and whole. */
final class IdentityFile {
  /** Of the whole data directory. A later layout gets a higher number, which this program then refuses. */
  static final int FORMAT = 1;

  private static final String FORMAT_LINE = "keelson-data-format ";

  private static final String JOINED = "joined";

  private final Path path;
  private final Path directory;

  IdentityFile(Path directory) {
    this.directory = directory;
    this.path = directory.resolve("identity");
  }

  Optional<Identity> read() throws IOException, DirectoryException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
    try {
      refuseOtherFormats(lines.get(0));
      return Optional.of(identity(lines));
    } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
      throw new DirectoryException("the file " + path + " is damaged: " + damaged.getMessage()
          + "; restore it from a backup, or remove this member and add it anew with an empty data directory");
    }
  }

  private void refuseOtherFormats(String line) throws DirectoryException {
    if (!line.equals(FORMAT_LINE + FORMAT)) {
      throw new DirectoryException("the data directory was written in another format (" + path + " begins with \""
          + line + "\", this program needs \"" + FORMAT_LINE + FORMAT + "\"); start the version that wrote it");
    }
  }

  private static Identity identity(List<String> lines) {
    List<Member> members = new ArrayList<>();
    boolean joined = lines.get(3).equals(JOINED);
    for (String line : lines.subList(joined ? 4 : 3, lines.size())) {
      String[] words = line.split(" ", -1); // "member <id> <url,url>"
      List<String> urls = List.of(words[2].split(","));
      members.add(new Member(Long.parseUnsignedLong(words[1], 16), "", urls, List.of(), false));
    }
    return new Identity(hex(lines.get(1)), hex(lines.get(2)), members, joined);
  }

  private static long hex(String line) {
    return Long.parseUnsignedLong(line.substring(line.indexOf(' ') + 1), 16);
  }

  void write(Identity identity) throws IOException {
    var text = new StringBuilder()
        .append(FORMAT_LINE).append(FORMAT)
        .append("\ncluster ").append(Long.toHexString(identity.clusterId()))
        .append("\nself ").append(Long.toHexString(identity.memberId()))
        .append(identity.joined() ? "\n" + JOINED + "\n" : "\n");
    for (Member member : identity.members()) {
      text.append("member ").append(Long.toHexString(member.id()))
          .append(' ').append(String.join(",", member.peerUrls())).append('\n');
    }
    Path draft = path.resolveSibling(path.getFileName() + ".new");
    Files.writeString(draft, text);
    sync(draft);
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(directory);
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
