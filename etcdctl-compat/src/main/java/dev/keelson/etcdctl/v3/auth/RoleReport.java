package dev.keelson.etcdctl.v3.auth;

import dev.keelson.api.proto.auth.Permission;
import dev.keelson.api.proto.etcd.AuthRoleGetResponse;
import dev.keelson.etcdctl.v3.kv.KeyRange;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;

/** One role, and what it may read and write. */
record RoleReport(String role, AuthRoleGetResponse message) implements Report {
  @Override
  public void simple(Text text) {
    text.line("Role " + role);
    text.line("KV Read:");
    ranges(text, Permission.Type.READ);
    text.line("KV Write:");
    ranges(text, Permission.Type.WRITE);
  }

  private void ranges(Text text, Permission.Type type) {
    message.getPermList().stream()
        .filter(permission ->
            permission.getPermType() == type || permission.getPermType() == Permission.Type.READWRITE)
        .forEach(permission -> text.line("\t" + range(permission)));
  }

  private static String range(Permission permission) {
    var key = permission.getKey().toStringUtf8();
    var end = permission.getRangeEnd();
    if (end.isEmpty()) {
      return key;
    }
    var range = KeyRange.isOpen(end) ? "[" + key + ", <open ended>" : "[" + key + ", " + end.toStringUtf8() + ")";
    var isPrefix = !key.isEmpty() && KeyRange.prefix(permission.getKey()).end().equals(end);
    return isPrefix ? range + " (prefix " + key + ")" : range;
  }

  @Override
  public void fields(Fields fields) {
    fields.header(message.getHeader());
    for (var permission : message.getPermList()) {
      fields.raw("PermType", " " + permission.getPermType())
          .quoted("Key", permission.getKey())
          .quoted("RangeEnd", permission.getRangeEnd());
    }
  }
}
