package dev.keelson.api.etcd.member;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * {@code <data-dir>/member}: the identity, the store and the Raft log, locked against a second process.
 *
 * <p>The lock is the operating system's, so it ends with the process, however that ends.
 */
public final class DataDirectory implements AutoCloseable {
  private final Path member;
  private final FileChannel lock;
  private final IdentityFile identityFile;

  private DataDirectory(Path member, FileChannel lock) {
    this.member = member;
    this.lock = lock;
    this.identityFile = new IdentityFile(member);
  }

  /** Creates the directory when it is missing, and locks it. */
  public static DataDirectory open(Path dataDirectory) throws DirectoryException {
    Path member = dataDirectory.resolve("member");
    try {
      Files.createDirectories(member);
      return new DataDirectory(member, lock(dataDirectory, member.resolve("lock")));
    } catch (IOException failed) {
      throw new DirectoryException("cannot use the data directory " + dataDirectory + ": " + failed
          + "; choose another --data-dir or correct its permissions");
    }
  }

  private static FileChannel lock(Path dataDirectory, Path file) throws IOException, DirectoryException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException heldHere) {
      // Another server in this process: the sentence below fits it as well.
    }
    channel.close();
    throw new DirectoryException("the data directory " + dataDirectory
        + " is in use by another process; stop that one or choose another --data-dir");
  }

  /** Who this member is; empty when the directory is new. */
  public Optional<Identity> identity() throws DirectoryException {
    try {
      Optional<Identity> known = identityFile.read();
      if (known.isEmpty() && Files.exists(member.resolve("snap"))) {
        throw new DirectoryException("the data directory " + member.getParent() + " was written by etcd itself and its"
            + " files cannot be read here; choose another --data-dir and copy the keys with etcdctl");
      }
      return known;
    } catch (IOException unreadable) {
      throw new DirectoryException("cannot read the identity in " + member + ": " + unreadable
          + "; correct its permissions");
    }
  }

  /** Remembers for good who this member is. */
  public void remember(Identity identity) throws DirectoryException {
    try {
      identityFile.write(identity);
    } catch (IOException failed) {
      throw new DirectoryException("cannot write the identity to " + member + ": " + failed
          + "; free some space or correct its permissions");
    }
  }

  public Path store() {
    return member.resolve("store");
  }

  public Path log() {
    return member.resolve("log");
  }

  public Path path() {
    return member;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
