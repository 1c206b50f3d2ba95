package dev.keelson.etcdctl.v3.cluster;

import dev.keelson.api.proto.etcd.MemberListRequest;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Which endpoints a command goes to: those of the flag, or with {@code --cluster} those that the members advertise. */
final class Endpoints {
  private Endpoints() {}

  static List<String> of(Session session) throws InterruptedException {
    var client = session.client();
    if (!session.arguments().truth("cluster")) {
      return client.endpoints();
    }
    var request = MemberListRequest.newBuilder().setLinearizable(true).build();
    var endpoints = new ArrayList<String>();
    session.ask(Rpcs.memberList(), request).getMembersList()
        .forEach(member -> endpoints.addAll(member.getClientURLsList()));
    return endpoints;
  }
}
