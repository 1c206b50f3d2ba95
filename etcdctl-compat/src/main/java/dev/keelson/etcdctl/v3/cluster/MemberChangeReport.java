package dev.keelson.etcdctl.v3.cluster;

import com.google.protobuf.Message;
import dev.keelson.api.proto.etcd.ResponseHeader;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;

/** What became of a member. */
record MemberChangeReport(String change, long member, ResponseHeader header, Message message) implements Report {
  @Override
  public void simple(Text text) {
    var relation = change.equals("added") ? " to" : change.equals("removed") ? " from" : " in";
    text.line("Member " + padded(member) + " " + change + relation + " cluster " + padded(header.getClusterId()));
  }

  @Override
  public void fields(Fields fields) {
    fields.header(header);
    if (change.equals("added")) {
      fields.raw("MemberID", Long.toUnsignedString(member));
    }
  }

  /** Go's {@code %16x}. */
  private static String padded(long id) {
    var digits = Long.toHexString(id);
    return " ".repeat(16 - digits.length()) + digits;
  }
}
