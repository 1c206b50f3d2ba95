package dev.keelson.etcdctl.v3.lease;

import com.google.protobuf.Message;
import dev.keelson.api.proto.etcd.ResponseHeader;
import dev.keelson.etcdctl.v3.report.GoJson;

/** What the reports of leases share. */
public final class LeaseText {
  private static final int DIGITS = 16;

  private LeaseText() {}

  /** Sixteen hexadecimal digits; a negative id has its sign before them, as Go prints it. */
  public static String id(long lease) {
    var digits = Long.toHexString(Math.abs(lease));
    var sign = lease < 0 ? "-" : "";
    return sign + "0".repeat(Math.max(0, DIGITS - digits.length() - sign.length())) + digits;
  }

  /** The header's fields stand directly in the answer, because the client's structs embed it. */
  static void header(GoJson json, ResponseHeader header) {
    json.fieldsOf(header);
  }

  /** In the protobuf format such a struct is only its header. */
  static Message protobuf(ResponseHeader header) {
    return header;
  }
}
