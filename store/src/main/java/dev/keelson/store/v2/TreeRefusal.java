package dev.keelson.store.v2;

import dev.keelson.store.model.Bytes;

/**
 * A no, with etcd's error code.
 *
 * @param cause which path or which comparison; may be empty
 * @param index the tree's, when it refused
 */
public record TreeRefusal(Code code, Bytes cause, long index) {
  /** The codes that the store gives; requests that never reach it have others. */
  public enum Code {
    KEY_NOT_FOUND(100, "Key not found"),
    TEST_FAILED(101, "Compare failed"),
    NOT_FILE(102, "Not a file"),
    NOT_DIR(104, "Not a directory"),
    NODE_EXIST(105, "Key already exists"),
    ROOT_READ_ONLY(107, "Root is read only"),
    DIR_NOT_EMPTY(108, "Directory not empty"),
    WATCHER_CLEARED(400, "watcher is cleared due to etcd recovery"),
    EVENT_INDEX_CLEARED(401, "The event in requested index is outdated and cleared");

    private final int number;
    private final String message;

    Code(int number, String message) {
      this.number = number;
      this.message = message;
    }

    public int number() {
      return number;
    }

    public String message() {
      return message;
    }
  }
}
