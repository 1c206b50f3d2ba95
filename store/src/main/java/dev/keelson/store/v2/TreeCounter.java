package dev.keelson.store.v2;

/** The counters of {@code /v2/stats/store}, in the order in which etcd prints them. */
public enum TreeCounter {
  GETS_SUCCESS("getsSuccess"),
  GETS_FAIL("getsFail"),
  SETS_SUCCESS("setsSuccess"),
  SETS_FAIL("setsFail"),
  DELETE_SUCCESS("deleteSuccess"),
  DELETE_FAIL("deleteFail"),
  UPDATE_SUCCESS("updateSuccess"),
  UPDATE_FAIL("updateFail"),
  CREATE_SUCCESS("createSuccess"),
  CREATE_FAIL("createFail"),
  COMPARE_AND_SWAP_SUCCESS("compareAndSwapSuccess"),
  COMPARE_AND_SWAP_FAIL("compareAndSwapFail"),
  COMPARE_AND_DELETE_SUCCESS("compareAndDeleteSuccess"),
  COMPARE_AND_DELETE_FAIL("compareAndDeleteFail"),
  EXPIRE_COUNT("expireCount"),
  WATCHERS("watchers");

  private final String field;

  TreeCounter(String field) {
    this.field = field;
  }

  /** Its name in JSON. */
  public String field() {
    return field;
  }
}
