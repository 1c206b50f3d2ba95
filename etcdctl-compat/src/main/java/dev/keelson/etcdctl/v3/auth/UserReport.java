package dev.keelson.etcdctl.v3.auth;

import dev.keelson.api.proto.etcd.AuthUserGetResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Reporter;
import dev.keelson.etcdctl.v3.report.Text;

/** One user and the roles that it has. */
record UserReport(String name, AuthUserGetResponse message) implements Report {
  @Override
  public void simple(Text text) {
    var roles = new StringBuilder("Roles:");
    message.getRolesList().forEach(role -> roles.append(' ').append(role));
    text.line("User: " + name);
    text.line(roles.toString());
  }

  @Override
  public void fields(Fields fields) {
    throw Reporter.unsupported("fields");
  }
}
