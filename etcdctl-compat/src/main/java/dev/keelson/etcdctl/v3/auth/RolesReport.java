package dev.keelson.etcdctl.v3.auth;

import dev.keelson.api.proto.etcd.AuthRoleListResponse;
import dev.keelson.etcdctl.go.GoQuote;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;
import java.util.stream.Collectors;

/** All roles. */
record RolesReport(AuthRoleListResponse message) implements Report {
  @Override
  public void simple(Text text) {
    message.getRolesList().forEach(text::line);
  }

  @Override
  public void fields(Fields fields) {
    fields.header(message.getHeader())
        .raw("Roles", message.getRolesList().stream().map(GoQuote::quote).collect(Collectors.joining(" ")));
  }
}
