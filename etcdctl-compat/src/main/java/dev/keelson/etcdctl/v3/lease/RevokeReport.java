package dev.keelson.etcdctl.v3.lease;

import dev.keelson.api.proto.etcd.LeaseRevokeResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;

/** What a revocation answers. */
record RevokeReport(long lease, LeaseRevokeResponse message) implements Report {
  @Override
  public void simple(Text text) {
    text.line("lease " + LeaseText.id(lease) + " revoked");
  }

  @Override
  public void fields(Fields fields) {
    fields.header(message.getHeader());
  }
}
