package dev.keelson.etcdctl.v3.report;

import com.google.protobuf.Message;

/** One answer, and how it looks in each format. */
public interface Report {
  void simple(Text text);

  void fields(Fields fields);

  /** What the server said: JSON and protobuf show it as it is. */
  Message message();

  default void json(GoJson json) {
    json.message(message());
  }

  /** Where there is no table, the format is refused. */
  default Table table() {
    throw Reporter.unsupported("table");
  }
}
