package dev.keelson.etcdctl.v3.cluster;

import dev.keelson.api.proto.etcd.Member;
import dev.keelson.api.proto.etcd.MemberListResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Table;
import dev.keelson.etcdctl.v3.report.Text;
import java.util.List;

/** All members. */
record MembersReport(MemberListResponse message) implements Report {
  @Override
  public void simple(Text text) {
    message.getMembersList().forEach(member -> text.line(String.join(", ", row(member))));
  }

  @Override
  public Table table() {
    return new Table(
        List.of("ID", "Status", "Name", "Peer Addrs", "Client Addrs", "Is Learner"),
        message.getMembersList().stream().map(MembersReport::row).toList());
  }

  /** One that never came up has told nobody its name. */
  private static List<String> row(Member member) {
    return List.of(
        Long.toHexString(member.getID()),
        member.getName().isEmpty() ? "unstarted" : "started",
        member.getName(),
        String.join(",", member.getPeerURLsList()),
        String.join(",", member.getClientURLsList()),
        Boolean.toString(member.getIsLearner()));
  }

  @Override
  public void fields(Fields fields) {
    fields.header(message.getHeader());
    for (var member : message.getMembersList()) {
      fields.raw("ID", Long.toUnsignedString(member.getID())).quoted("Name", member.getName());
      member.getPeerURLsList().forEach(url -> fields.quoted("PeerURL", url));
      member.getClientURLsList().forEach(url -> fields.quoted("ClientURL", url));
      fields.truth("IsLearner", member.getIsLearner()).gap();
    }
  }
}
