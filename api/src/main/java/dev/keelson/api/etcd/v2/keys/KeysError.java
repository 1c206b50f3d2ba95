package dev.keelson.api.etcd.v2.keys;

import dev.keelson.api.etcd.v2.text.Json;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.TreeRefusal;

/**
 * A no of {@code /v2/keys}, as clients read it.
 *
 * @param cause may be empty
 * @param index the tree's; 0 when the tree was not asked
 */
record KeysError(int code, String message, Bytes cause, long index) {
  /** Why a request never reaches the tree. */
  enum Kind {
    UNAUTHORIZED(110, "The request requires user authentication"),
    PREV_VALUE_REQUIRED(201, "PrevValue is Required in POST form"),
    TTL_NOT_A_NUMBER(202, "The given TTL in POST form is not a number"),
    INDEX_NOT_A_NUMBER(203, "The given index in POST form is not a number"),
    INVALID_FIELD(209, "Invalid field"),
    INVALID_FORM(210, "Invalid POST form"),
    VALUE_ON_REFRESH(211, "Value provided on refresh"),
    TTL_REQUIRED(212, "A TTL must be provided on refresh"),
    RAFT_INTERNAL(300, "Raft Internal Error");

    private final int code;
    private final String message;

    Kind(int code, String message) {
      this.code = code;
      this.message = message;
    }
  }

  static KeysError of(Kind kind, String cause) {
    return new KeysError(kind.code, kind.message, Bytes.utf8(cause), 0);
  }

  static KeysError of(TreeRefusal refusal) {
    return new KeysError(refusal.code().number(), refusal.code().message(), refusal.cause(), refusal.index());
  }

  int status() {
    return switch (code) {
      case 100 -> 404;
      case 101, 105 -> 412;
      case 102, 108 -> 403;
      case 110 -> 401;
      case 300, 301 -> 500;
      default -> 400;
    };
  }

  byte[] body() {
    var json = new Json().openObject().name("errorCode").number(code).name("message").text(message);
    if (!cause.isEmpty()) {
      json.name("cause").text(cause.array());
    }
    return json.name("index").unsigned(index).closeObject().line();
  }
}
