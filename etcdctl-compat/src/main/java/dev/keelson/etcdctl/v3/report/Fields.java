package dev.keelson.etcdctl.v3.report;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.ResponseHeader;
import dev.keelson.api.proto.mvcc.KeyValue;
import dev.keelson.etcdctl.go.GoQuote;
import dev.keelson.etcdctl.terminal.Output;

/** The format of one field a line. */
public final class Fields {
  private final Output out;

  Fields(Output out) {
    this.out = out;
  }

  public Fields header(ResponseHeader header) {
    return raw("ClusterID", Long.toUnsignedString(header.getClusterId()))
        .raw("MemberID", Long.toUnsignedString(header.getMemberId()))
        .number("Revision", header.getRevision())
        .raw("RaftTerm", Long.toUnsignedString(header.getRaftTerm()));
  }

  /** {@code prefix} tells previous values from new ones. */
  public Fields keyValue(String prefix, KeyValue pair) {
    return quoted(prefix + "Key", pair.getKey())
        .number(prefix + "CreateRevision", pair.getCreateRevision())
        .number(prefix + "ModRevision", pair.getModRevision())
        .number(prefix + "Version", pair.getVersion())
        .quoted(prefix + "Value", pair.getValue())
        .number(prefix + "Lease", pair.getLease());
  }

  public Fields number(String name, long value) {
    return raw(name, Long.toString(value));
  }

  public Fields truth(String name, boolean value) {
    return raw(name, Boolean.toString(value));
  }

  public Fields quoted(String name, ByteString value) {
    return raw(name, GoQuote.quote(value.toByteArray()));
  }

  public Fields quoted(String name, String value) {
    return raw(name, GoQuote.quote(value));
  }

  public Fields raw(String name, String value) {
    out.println("\"" + name + "\" : " + value);
    return this;
  }

  /** Between things of a list. */
  public Fields gap() {
    out.print("\n");
    return this;
  }
}
