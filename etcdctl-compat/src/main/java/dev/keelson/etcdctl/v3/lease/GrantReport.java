package dev.keelson.etcdctl.v3.lease;

import com.google.protobuf.Message;
import dev.keelson.api.proto.etcd.LeaseGrantResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.GoJson;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;

/** What a grant answers. */
record GrantReport(LeaseGrantResponse answer) implements Report {
  @Override
  public void simple(Text text) {
    text.line("lease " + LeaseText.id(answer.getID()) + " granted with TTL(" + answer.getTTL() + "s)");
  }

  @Override
  public void fields(Fields fields) {
    fields.header(answer.getHeader()).number("ID", answer.getID()).number("TTL", answer.getTTL());
  }

  @Override
  public void json(GoJson json) {
    json.object(() -> {
      LeaseText.header(json, answer.getHeader());
      json.name("ID").raw(Long.toString(answer.getID())).name("TTL").raw(Long.toString(answer.getTTL()));
      json.name("Error").string(answer.getError());
    });
  }

  @Override
  public Message message() {
    return LeaseText.protobuf(answer.getHeader());
  }
}
