package dev.keelson.etcdctl.v3.cluster;

import dev.keelson.api.proto.etcd.Member;
import dev.keelson.api.proto.etcd.MemberAddResponse;
import dev.keelson.api.proto.etcd.MemberListRequest;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.ArrayList;
import java.util.List;

/** The settings with which the member that was just added has to be started. */
final class NewMember {
  private NewMember() {}

  static void print(Session session, String name, MemberAddResponse added) throws InterruptedException {
    var out = session.terminal().out();
    var cluster = new ArrayList<String>();
    for (var member : members(session, added)) {
      var called = member.getID() == added.getMember().getID() ? name : member.getName();
      member.getPeerURLsList().forEach(url -> cluster.add(called + "=" + url));
    }
    out.println("");
    out.println("ETCD_NAME=\"" + name + "\"");
    out.println("ETCD_INITIAL_CLUSTER=\"" + String.join(",", cluster) + "\"");
    out.println("ETCD_INITIAL_ADVERTISE_PEER_URLS=\"" + String.join(",", added.getMember().getPeerURLsList()) + "\"");
    out.println("ETCD_INITIAL_CLUSTER_STATE=\"existing\"");
  }

  /** As the member knows them that has heard of the new one. */
  private static List<Member> members(Session session, MemberAddResponse added) throws InterruptedException {
    var request = MemberListRequest.newBuilder().setLinearizable(true).build();
    var known = session.ask(Rpcs.memberList(), request).getMembersList();
    return known.stream().anyMatch(member -> member.getID() == added.getMember().getID())
        ? known
        : added.getMembersList();
  }
}
