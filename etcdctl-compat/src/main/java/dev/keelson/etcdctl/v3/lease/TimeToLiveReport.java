package dev.keelson.etcdctl.v3.lease;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.keelson.api.proto.etcd.LeaseTimeToLiveResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.GoJson;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;
import java.util.stream.Collectors;

/** What is left of a lease, and the keys on it where they were asked for. */
record TimeToLiveReport(LeaseTimeToLiveResponse answer, boolean withKeys) implements Report {
  @Override
  public void simple(Text text) {
    var id = LeaseText.id(answer.getID());
    if (answer.getGrantedTTL() == 0 && answer.getTTL() == -1) {
      text.line("lease " + id + " already expired");
      return;
    }
    var keys = answer.getKeysList().stream().map(ByteString::toStringUtf8).collect(Collectors.joining(" "));
    text.line("lease " + id + " granted with TTL(" + answer.getGrantedTTL() + "s), remaining(" + answer.getTTL() + "s)"
        + (withKeys ? ", attached keys([" + keys + "])" : ""));
  }

  @Override
  public void fields(Fields fields) {
    fields.header(answer.getHeader())
        .number("ID", answer.getID())
        .number("TTL", answer.getTTL())
        .number("GrantedTTL", answer.getGrantedTTL());
    answer.getKeysList().forEach(key -> fields.quoted("Key", key));
  }

  @Override
  public void json(GoJson json) {
    json.object(() -> {
      LeaseText.header(json, answer.getHeader());
      json.name("id").raw(Long.toString(answer.getID())).name("ttl").raw(Long.toString(answer.getTTL()));
      json.name("granted-ttl").raw(Long.toString(answer.getGrantedTTL())).name("keys");
      if (answer.getKeysCount() == 0) {
        json.raw("null");
      } else {
        json.array(answer.getKeysCount(), i -> json.bytes(answer.getKeys(i)));
      }
    });
  }

  @Override
  public Message message() {
    return LeaseText.protobuf(answer.getHeader());
  }
}
