package dev.keelson.etcdctl.v3.auth;

import dev.keelson.api.proto.etcd.AuthUserListResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Reporter;
import dev.keelson.etcdctl.v3.report.Text;

/** All users. */
record UsersReport(AuthUserListResponse message) implements Report {
  @Override
  public void simple(Text text) {
    message.getUsersList().forEach(text::line);
  }

  @Override
  public void fields(Fields fields) {
    throw Reporter.unsupported("fields");
  }
}
