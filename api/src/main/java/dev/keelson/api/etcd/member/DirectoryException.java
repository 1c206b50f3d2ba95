package dev.keelson.api.etcd.member;

/**
 * This data directory, or this description of a cluster, cannot be used. The message is one sentence with the remedy.
 */
public final class DirectoryException extends Exception {
  private static final long serialVersionUID = 1L;

  public DirectoryException(String message) {
    super(message);
  }
}
