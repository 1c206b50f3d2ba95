package dev.keelson.store.v2;

/** What an event tells of. The ordinals are in rows. */
public enum Action {
  GET("get"),
  SET("set"),
  CREATE("create"),
  UPDATE("update"),
  COMPARE_AND_SWAP("compareAndSwap"),
  DELETE("delete"),
  COMPARE_AND_DELETE("compareAndDelete"),
  EXPIRE("expire");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  /** As clients read it. */
  public String word() {
    return word;
  }
}
