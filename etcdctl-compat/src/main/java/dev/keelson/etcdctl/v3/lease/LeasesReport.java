package dev.keelson.etcdctl.v3.lease;

import com.google.protobuf.Message;
import dev.keelson.api.proto.etcd.LeaseLeasesResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.GoJson;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;

/** All leases. */
record LeasesReport(LeaseLeasesResponse answer) implements Report {
  @Override
  public void simple(Text text) {
    text.line("found " + answer.getLeasesCount() + " leases");
    answer.getLeasesList().forEach(lease -> text.line(LeaseText.id(lease.getID())));
  }

  @Override
  public void fields(Fields fields) {
    fields.header(answer.getHeader());
    answer.getLeasesList().forEach(lease -> fields.number("ID", lease.getID()));
  }

  @Override
  public void json(GoJson json) {
    json.object(() -> {
      LeaseText.header(json, answer.getHeader());
      json.name("leases").array(answer.getLeasesCount(), i -> json.object(() ->
          json.name("id").raw(Long.toString(answer.getLeases(i).getID()))));
    });
  }

  @Override
  public Message message() {
    return LeaseText.protobuf(answer.getHeader());
  }
}
